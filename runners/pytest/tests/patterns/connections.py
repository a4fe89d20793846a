"""The kinds of connections that tests have, each to a new database."""

import sqlite3

import pytest

KINDS = [
    "psycopg2",
    "psycopg2-autocommit",
    "psycopg2-dict",
    "psycopg",
    "psycopg-dict",
    "alchemy-postgresql",
    "alchemy-postgresql-future",
    "session-postgresql",
    "sqlite3",
    "sqlite3-autocommit",
    "sqlite3-row",
    "alchemy-sqlite",
    "alchemy-sqlite-future",
    "session-sqlite",
]


def need(module):
    """The module, or the name of what is missing."""
    return pytest.importorskip(module, reason="needs " + module)


class Opened:
    """A connection of one kind, and how to close it."""

    def __init__(self, kind, url):
        self.kind = kind
        self.closing = []
        self.connection = self._open(kind, url)

    def _open(self, kind, url):
        driver, _, way = kind.partition("-")
        if driver == "psycopg2":
            psycopg2 = need("psycopg2")
            from psycopg2.extras import RealDictCursor

            connection = psycopg2.connect(url, **({"cursor_factory": RealDictCursor} if way == "dict" else {}))
            connection.autocommit = way == "autocommit"
        elif driver == "psycopg":
            psycopg = need("psycopg")
            from psycopg.rows import dict_row, tuple_row

            connection = psycopg.connect(url, row_factory=dict_row if way == "dict" else tuple_row)
        elif driver == "sqlite3":
            connection = sqlite3.connect(url, isolation_level=None if way == "autocommit" else "")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.row_factory = sqlite3.Row if way == "row" else None
        else:
            return self._alchemy(kind, url)
        self.closing.append(connection.close)
        return connection

    def _alchemy(self, kind, url):
        sqlalchemy = need("sqlalchemy")
        from sqlalchemy.orm import Session

        engine = sqlalchemy.create_engine(url, **({"future": True} if kind.endswith("future") else {}))
        if engine.dialect.name == "sqlite":
            sqlalchemy.event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys = ON"))
        connection = Session(engine) if kind.startswith("session") else engine.connect()
        self.closing += [connection.close, engine.dispose]
        return connection

    def close(self):
        for close in self.closing:
            close()


@pytest.fixture
def connect(request, tmp_path):
    """Opens a connection of a kind to a new database with this schema."""
    connections = []

    def open_one(kind, schema=""):
        postgresql = "sqlite" not in kind
        if postgresql:
            server = request.getfixturevalue("postgres_server")
            name = server.database()
            url = server.url(name) if "alchemy" in kind or "session" in kind else server.dsn(name)
            create(need("psycopg2").connect(server.dsn(name)), schema)
        else:
            path = tmp_path / ("test%d.db" % len(connections))
            url = "sqlite:///%s" % path if "alchemy" in kind or "session" in kind else str(path)
            create(sqlite3.connect(str(path)), schema)
        connections.append(Opened(kind, url))
        return connections[-1].connection

    yield open_one
    for each in connections:
        each.close()


def create(connection, schema):
    if hasattr(connection, "executescript"):
        connection.executescript(schema)
    elif schema:
        connection.cursor().execute(schema)
    connection.commit()
    connection.close()
