import sqlite3

import pytest

SCHEMA = """
CREATE TABLE IF NOT EXISTS bikes (id INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT UNIQUE);
CREATE TABLE IF NOT EXISTS parts (bike INTEGER REFERENCES bikes);
"""


def codes(connection):
    return [row[0] for row in connection.execute("SELECT code FROM bikes ORDER BY code").fetchall()]


def add(connection, code):
    return connection.execute("INSERT INTO bikes (code) VALUES (?)", (code,)).lastrowid


@pytest.fixture(scope="session")
def schema():
    connection = sqlite3.connect("shop.db")
    connection.executescript(SCHEMA)
    connection.close()


@pytest.fixture
def connection(schema):
    opened = sqlite3.connect("shop.db", timeout=1)
    yield opened
    opened.close()
