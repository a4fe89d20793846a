import uuid

def test_create_market(db_cursor, worker_prefix):
    market_id = f"{worker_prefix}-NFL"
    db_cursor.execute("INSERT INTO markets (market_id) VALUES (%s)", (market_id,))
    db_cursor.execute("INSERT INTO events (name) VALUES ('a')")

def test_pure():
    user = User(id=1)
    user_id = "TEST-1"
    assert user.id == 1
