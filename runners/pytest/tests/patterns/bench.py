"""Measures what isolation costs: python3 bench.py prints milliseconds per test, on 30 tables with
10,000 rows.

Each figure is the median over the tests of one run, whose bodies are empty but for the statements
named.
"""

import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

from conftest import Server, lay_out

TABLES, ROWS, TESTS = 30, 333, 100


def schema():
    for number in range(TABLES):
        yield (
            "CREATE TABLE t%d (id serial PRIMARY KEY, code text UNIQUE, parent int REFERENCES t%d);"
            "INSERT INTO t%d (code) SELECT 'code ' || n FROM generate_series(1, %d) AS n;"
            "CREATE INDEX ON t%d (parent);" % (number, max(0, number - 1), number, ROWS, number)
        )


def timed(function, *arguments):
    begin = time.perf_counter()
    function(*arguments)
    return 1000 * (time.perf_counter() - begin)


def line(name, times):
    print("%-62s %7.2f  (best %.2f)" % (name, statistics.median(times), min(times)))


def tests(scopes, tier, body, before=lambda: None, number=TESTS):
    """What beginning and ending take beside the body; the first three warm up."""
    visible = []
    for _ in range(number + 3):
        taken = timed(scopes.begin, scopes.TEST, tier)
        taken += timed(before)
        body()
        visible.append(taken + timed(scopes.end, scopes.TEST))
    return visible[3:]


def postgresql(server, folder):
    import psycopg2

    name = "bench"
    server.rows("CREATE DATABASE bench")
    server.rows("".join(schema()), name)
    lay_out(folder)
    sys.path.insert(0, str(folder))
    from isolation import drivers, scopes

    plain = psycopg2.connect(server.url(name))
    line("PostgreSQL, nothing: 10 inserts and a commit", [timed(work(plain)) for _ in range(TESTS)])
    plain.close()
    drivers.install()
    opened = []
    line("database of a worker", [timed(lambda: opened.append(psycopg2.connect(server.url(name))))])
    connection = opened[0]
    scopes.begin(scopes.MODULE, "virtual")
    touch = work(connection)
    line("virtual commit: a test without statements", tests(scopes, "virtual", lambda: None))
    line("virtual commit: 1 select", tests(scopes, "virtual", select(connection)))
    line("virtual commit: 10 inserts and a commit", tests(scopes, "virtual", touch))
    bodies = []
    tests(scopes, "virtual", lambda: bodies.append(timed(touch)))
    line("  the inserts and the commit themselves", bodies)
    connection.rollback()
    scopes.end(scopes.MODULE)
    scopes.begin(scopes.MODULE, "real")
    line("real commits: a test without statements", tests(scopes, "real", lambda: None))
    line("real commits: 10 inserts and a commit", tests(scopes, "real", touch))
    many = work(
        connection, ["INSERT INTO t%d (code) VALUES ('a'), ('b'), ('c')" % n for n in range(12)]
    )
    line("real commits: 36 rows in 12 tables", tests(scopes, "real", many))
    line(
        "database per test, at once", tests(scopes, "own", lambda: None, connected(connection), 20)
    )
    pause = work(connection, ["SELECT pg_sleep(0.15)"])
    line(
        "database per test, copied during a test of 150 ms",
        tests(scopes, "own", pause, connected(connection), 20),
    )
    scopes.end(scopes.MODULE)
    scopes.close()


def work(connection, statements=None):
    statements = statements or [
        "INSERT INTO t%d (code) VALUES ('bench' || random())" % n for n in range(10)
    ]

    def body():
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
        connection.commit()

    return body


def select(connection):
    def body():
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")

    return body


def connected(connection):
    def look():
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")

    return look


def sqlite(folder):
    from isolation import scopes

    connection = sqlite3.connect(str(folder / "bench.db"))
    for number in range(TABLES):
        connection.execute("CREATE TABLE t%d (id INTEGER PRIMARY KEY, code TEXT UNIQUE)" % number)
        rows = (("code %d" % n,) for n in range(ROWS))
        connection.executemany("INSERT INTO t%d (code) VALUES (?)" % number, rows)
    connection.commit()
    statements = ["INSERT INTO t%d (code) VALUES (random())" % n for n in range(10)]

    def body():
        for statement in statements:
            connection.execute(statement)
        connection.commit()

    scopes.begin(scopes.MODULE, "virtual")
    line("SQLite file of 1 MB: a test without statements", tests(scopes, "virtual", lambda: None))
    line("SQLite file of 1 MB: 10 inserts and a commit", tests(scopes, "virtual", body))
    scopes.end(scopes.MODULE)


def main():
    server = Server()
    try:
        server.rows("SELECT 1")
        with tempfile.TemporaryDirectory() as folder:
            postgresql(server, Path(folder))
            sqlite(Path(folder))
    finally:
        server.stop()


if __name__ == "__main__":
    main()
