import sqlite3
from pathlib import Path

FILE = Path(__file__).parent.parent / "shop.db"


def create():
    FILE.unlink(missing_ok=True)
    connection = sqlite3.connect(str(FILE))
    with connection:
        connection.execute("create table customers (name text)")
        connection.execute("create table orders (customer text, amount integer)")
        connection.execute("insert into customers values ('Ada')")
    connection.close()


def run(statement, *values):
    connection = sqlite3.connect(str(FILE))
    try:
        with connection:
            return connection.execute(statement, values).fetchall()
    finally:
        connection.close()
