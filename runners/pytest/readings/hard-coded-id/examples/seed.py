def test_create_market(db_cursor):
    market_id = "TEST-NFL-KC-BUF"
    db_cursor.execute("INSERT INTO markets (market_id) VALUES (%s)", (market_id,))
    db_cursor.execute("INSERT INTO events (id, name) VALUES (7, 'a')")

def test_orm(session):
    session.add(User(id=1, name="a"))
