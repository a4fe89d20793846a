import sqlite3

def test_it(repo):
    connection = sqlite3.connect(":memory:")
    connection.commit()
    repo.commit()

def test_cleans(session):
    try:
        session.commit()
    finally:
        session.query(User).delete()
        session.commit()
