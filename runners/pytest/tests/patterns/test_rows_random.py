"""Chains of rows in schemas drawn by chance are made and deleted again, and nothing else is touched."""

import hashlib
import os
import random
import sqlite3

import pytest

import isolation_code  # noqa: F401
from generated.isolation import cleanup, leftovers, schema
from generated.isolation.connection import Database
from generated.isolation.rows import Rows
from postgres_server import postgres_server  # noqa: F401
from random_schema import RandomSchema

SEEDS = int(os.environ.get("ROWS_SEEDS", "10"))
FIRST = int(os.environ.get("ROWS_FIRST_SEED", "0")) or random.SystemRandom().randrange(1, 10**9)


@pytest.fixture(scope="module")
def postgresql(postgres_server):  # noqa: F811
    import psycopg2

    connection = psycopg2.connect(postgres_server.dsn(postgres_server.database()))
    yield connection
    connection.close()


def digest(connection):
    """What is in all tables."""
    database = Database(connection)
    total = hashlib.sha256()
    for name in schema.tables(database):
        rows = sorted(repr(sorted(_plain(row).items())) for row in database.run("SELECT * FROM " + name))
        total.update(repr((name, rows)).encode())
    return total.hexdigest()


def _plain(row):
    return {name: bytes(value) if isinstance(value, memoryview) else value for name, value in row.items()}


def make_and_delete(seed, connection, made):
    """Rows of others, then rows of a test in all kinds of ways, then away with those."""
    chance = random.Random(seed)
    others = Rows(connection)
    for table in chance.sample(made.tables, min(3, len(made.tables))):
        others.add(table.name)
    connection.commit()
    before, counted = digest(connection), leftovers.counts(connection)

    mine = Rows(connection)
    for table in chance.choices(made.tables, k=4):
        row = mine.add(table.name)
        for columns, parent, key in table.optional:
            if chance.random() < 0.5 and not set(columns) & {name for name, _ in table.key}:
                target = mine.add(parent.name)
                if None not in [target[name] for name, _ in key]:
                    new = {column: target[name] for column, (name, _) in zip(columns, key)}
                    mine.change(table.name, row, **new)
    assert digest(connection) != before
    if chance.random() < 0.7:
        connection.commit()

    cleanup.rows(connection, chance.sample(mine.added, len(mine.added)))
    connection.commit()
    assert leftovers.counts(connection) == counted
    assert digest(connection) == before


@pytest.mark.parametrize("seed", range(FIRST, FIRST + SEEDS))
def test_on_postgresql(seed, postgresql):
    made = RandomSchema(seed, postgresql=True)
    try:
        with postgresql.cursor() as cursor:
            cursor.execute(";\n".join(made.statements()))
        make_and_delete(seed, postgresql, made)
    finally:
        postgresql.rollback()
        with postgresql.cursor() as cursor:
            cursor.execute("DROP SCHEMA IF EXISTS one, two CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        postgresql.commit()


@pytest.mark.parametrize("seed", range(FIRST, FIRST + SEEDS))
def test_on_sqlite(seed):
    made = RandomSchema(seed, postgresql=False)
    connection = sqlite3.connect(":memory:")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.executescript(";\n".join(made.statements()))
    make_and_delete(seed, connection, made)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
