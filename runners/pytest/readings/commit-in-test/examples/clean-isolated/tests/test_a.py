def test_it(session):
    session.add(1)
    session.commit()
