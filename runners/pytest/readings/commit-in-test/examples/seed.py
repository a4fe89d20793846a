def test_create_market(db_cursor):
    db_cursor.execute("INSERT INTO markets VALUES (1)")
    db_cursor.connection.commit()

def test_orm(db_session):
    db_session.add(User())
    db_session.commit()
