"""Tests that commit for real; each runs twice and finds nothing of the first."""

import threading

import pytest
from conftest import codes, connect, run

pytestmark = [pytest.mark.real_commits, pytest.mark.parametrize("round", (1, 2))]
AT_IMPORT = connect()


@pytest.fixture(scope="module")
def of_module():
    connection = connect()
    run(connection, "INSERT INTO bikes (id, code) VALUES (100, 'module')")
    run(connection, "INSERT INTO notes VALUES ('twice'), ('twice')")
    connection.commit()
    connection.close()


def test_two_transactions_at_once(connection, of_module, round):
    other = connect()
    run(connection, "INSERT INTO bikes (code) VALUES ('a')")
    run(other, "INSERT INTO bikes (code) VALUES ('b')")
    assert codes(other) == ["b", "module"]
    connection.commit()
    other.commit()
    assert codes(AT_IMPORT) == ["a", "b", "module"]
    other.close()


def test_any_key_or_none(connection, of_module, round):
    run(connection, "INSERT INTO parts VALUES (100, 1), (100, 2)")
    run(connection, "UPDATE parts SET number = 5 WHERE number = 1")
    assert run(connection, "SELECT count(*) FROM notes") == [2]
    run(connection, "UPDATE notes SET text = 'once' WHERE ctid = (SELECT min(ctid) FROM notes)")
    run(connection, "INSERT INTO notes VALUES ('thrice')")
    connection.commit()
    assert run(connection, "SELECT count(*) FROM audit") == [4]


def test_truncated_tables(connection, of_module, round):
    run(connection, "TRUNCATE bikes, parts, notes, audit RESTART IDENTITY")
    connection.commit()
    assert codes(connection) == []


def test_numbers_of_sequences_begin_anew(connection, of_module, round):
    assert run(connection, "INSERT INTO bikes (code) VALUES ('a') RETURNING id") == [1]
    connection.commit()
    assert run(connection, "SELECT setval('bikes_id_seq', 50, false)") == [50]
    connection.commit()


def test_a_clock_that_moves(connection, round):
    for code in "abc":
        run(connection, "INSERT INTO bikes (code) VALUES (%s)", (code,))
        connection.commit()
    assert run(
        connection, "SELECT count(DISTINCT at) FROM bikes WHERE code IN ('a', 'b', 'c')"
    ) == [3]


def test_what_is_left_open_or_set(connection, round):
    assert run(AT_IMPORT, "SHOW search_path") == ['"$user", public']
    run(AT_IMPORT, "SET search_path TO nowhere")
    AT_IMPORT.commit()
    assert not AT_IMPORT.autocommit
    AT_IMPORT.autocommit = True
    run(AT_IMPORT, "SELECT pg_advisory_lock(1)")
    run(AT_IMPORT, "CREATE TEMP TABLE temporary (a int)")
    threads = [
        threading.Thread(target=run, args=(connect(), "INSERT INTO notes VALUES ('x')"))
        for _ in range(3)
    ]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]


def test_tables_that_are_dropped_again(connection, round):
    run(connection, "CREATE TABLE passing (id serial PRIMARY KEY)")
    connection.commit()
    run(connection, "DROP TABLE passing")
    connection.commit()
