def test_orm(session):
    session.add(User(id=1))
