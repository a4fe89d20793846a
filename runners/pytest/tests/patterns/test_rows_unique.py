"""Ids that nobody else has: not the next call, not another worker, not another run, not a forked process."""

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

import isolation_code
from generated.isolation import rows, unique
from postgres_server import postgres_server  # noqa: F401

WORKERS = int(os.environ.get("ROWS_WORKERS", "2"))
CONNECT = {
    "psycopg2": "import psycopg2\nconnection = psycopg2.connect({0!r})\n",
    "sqlite3": "import sqlite3\nconnection = sqlite3.connect({0!r}, timeout=60)\n"
    "connection.execute('PRAGMA foreign_keys = ON')\n",
}
# Each test stores rows as if it were alone, and takes its own away again.
SUITE = """
import pytest
from isolation import cleanup, rows, unique
{connect}

@pytest.mark.parametrize("number", range({tests}))
def test_it(number):
    made = rows.Rows(connection)
    event = unique.text("EVENT")
    for code in range(3):
        made.add("game_states", event_id=event)
    made.add("small")
    connection.commit()
    found = connection.cursor()
    found.execute("SELECT count(*) FROM game_states WHERE event_id = '%s'" % event)
    assert found.fetchall()[0][0] == 3
    if number % 2:
        cleanup.rows(connection, made.added)
    else:
        cleanup.prefix(connection, unique.prefix())
        cleanup.rows(connection, made.added)
    connection.commit()
"""
SCHEMA = """
CREATE TABLE platforms (id integer PRIMARY KEY, code varchar(60) NOT NULL UNIQUE);
CREATE TABLE events (id varchar(60) PRIMARY KEY, platform integer NOT NULL REFERENCES platforms (id));
CREATE TABLE game_states (id bigint PRIMARY KEY, event_id varchar(60) NOT NULL REFERENCES events (id));
CREATE TABLE small (id smallint PRIMARY KEY, code varchar(4) NOT NULL UNIQUE);
"""


def test_a_text_tells_where_it_comes_from(monkeypatch):
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw1")
    text = unique.text("MARKET")

    assert text.startswith(unique.prefix()) and text.endswith("-MARKET")
    assert text.split("-")[2] == "gw1"


def test_no_prefix_begins_like_that_of_another_worker(monkeypatch):
    prefixes = []
    for worker in ("gw1", "gw10", "gw1"):
        monkeypatch.setenv("PYTEST_XDIST_WORKER", worker)
        prefixes.append(unique.prefix())

    assert not prefixes[1].startswith(prefixes[0]) and prefixes[0] == prefixes[2]


def test_threads_get_different_ones():
    with ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(lambda _: unique.text(), range(1000)))
        numbers = list(pool.map(lambda _: unique.number(), range(1000)))
    assert len(set(texts)) == len(set(numbers)) == 1000


def test_a_forked_process_begins_anew():
    mine = unique.prefix()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(write, unique.text("x").encode())
        os._exit(0)
    os.waitpid(child, 0)
    theirs = os.read(read, 100).decode()
    os.close(read), os.close(write)
    assert theirs and not theirs.startswith(mine)


def test_the_seed_of_the_tests_has_no_say():
    import random

    drawn = []
    for _ in range(2):
        random.seed(7)
        drawn.append((unique.text(), unique.number(), unique.number(31), unique.text(size=9)))
    assert not set(drawn[0]) & set(drawn[1])


@pytest.mark.parametrize("bits", [15, 31, 63])
def test_a_number_fits_its_column(bits):
    for _ in range(100):
        assert 1 << (bits - 2) <= unique.number(bits) < 1 << (bits - 1) + (bits < 63)


@pytest.mark.parametrize("size", [1, 4, 16, 20, 200])
def test_a_text_fits_its_column(size):
    assert 0 < len(unique.text("name", size)) <= size


@pytest.mark.parametrize("driver", ["psycopg2", "sqlite3"])
def test_two_runs_at_once_never_collide(driver, tmp_path, request):
    pytest.importorskip("xdist", reason="needs xdist")
    if driver == "psycopg2":
        import psycopg2

        server = request.getfixturevalue("postgres_server")
        where = server.dsn(server.database())
        connection = psycopg2.connect(where)
        connection.cursor().execute(SCHEMA)
    else:
        where = str(tmp_path / "shared.db")
        connection = sqlite3.connect(where, timeout=60)
        connection.executescript(SCHEMA)
    connection.commit()
    isolation_code.generate(tmp_path, "parent-rows", "any-order-delete", "worker-prefix")
    suite = SUITE.format(connect=CONNECT[driver].format(where), tests=3 * WORKERS)
    (tmp_path / "test_suite.py").write_text(suite)

    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", str(WORKERS), "test_suite.py"]
    runs = [subprocess.Popen(command, cwd=str(tmp_path), stdout=subprocess.PIPE) for _ in range(2)]
    said = [run.communicate(timeout=300)[0].decode() for run in runs]

    assert [run.returncode for run in runs] == [0, 0], said
    cursor = connection.cursor()
    for table in ("platforms", "events", "game_states", "small"):
        cursor.execute("SELECT count(*) FROM " + table)
        assert cursor.fetchone()[0] == 0
    connection.close()


@pytest.mark.parametrize("kind", ["sqlite3"])
def test_a_value_that_is_taken_gives_way_to_another(monkeypatch, kind):
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE TABLE small (id smallint PRIMARY KEY, kind text NOT NULL UNIQUE CHECK (kind IN ('a', 'b')))"
    )
    numbers = iter([5, 5, 5, 6, 7, 7, 7])
    monkeypatch.setattr(unique, "number", lambda bits=63: next(numbers))

    assert [rows.add(connection, "small")["kind"] for _ in range(2)] == ["a", "b"]
