"""What leaves the transaction around a test, or tries to; in the order of their names, each after a
witness.
"""

import pytest
from conftest import codes, connect, driver, run

NEUTRALISED = {
    "commit": "COMMIT",
    "rollback": "INSERT INTO bikes (code) VALUES ('x'); ROLLBACK",
    "several": "INSERT INTO notes VALUES ('a'); COMMIT; INSERT INTO notes VALUES ('b')",
    "chain": "INSERT INTO bikes (code) VALUES ('a'); COMMIT AND CHAIN; SAVEPOINT isolation",
    "own_names": "INSERT INTO bikes (code) VALUES ('a'); /* COMMIT */ END; BEGIN; -- COMMIT",
}
REPORTED = {
    "procedure": "CALL committing()",
    "vacuum": "VACUUM bikes",
    "concurrently": "CREATE INDEX CONCURRENTLY i ON bikes (code)",
    "database": "CREATE DATABASE another",
    "isolation": "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE",
    "prepare": "PREPARE TRANSACTION 'left'",
    "listen": "LISTEN somebody",
    "names": "RELEASE SAVEPOINT isolation_transaction; COMMIT",
}


@pytest.mark.parametrize("name", NEUTRALISED)
def test_neutralised(connection, name):
    run(connection, "INSERT INTO bikes (code) VALUES ('row')")
    run(connection, NEUTRALISED[name])


@pytest.mark.parametrize("name", REPORTED)
def test_reported(connection, name):
    run(connection, "INSERT INTO bikes (code) VALUES ('row')")
    connection.commit()
    if name == "isolation":
        run(connection, "SELECT 1")
    run(connection, REPORTED[name])


@pytest.mark.parametrize("name", REPORTED)
def test_reported_when_swallowed(connection, name):
    try:
        run(connection, "INSERT INTO bikes (code) VALUES ('row')")
        run(connection, REPORTED[name])
    except BaseException:
        pass


def test_reported_two_writers(connection):
    other = connect()
    run(connection, "INSERT INTO bikes (code) VALUES ('row')")
    run(other, "INSERT INTO bikes (code) VALUES ('other')")


def test_reported_two_writers_by_function(connection):
    other = connect()
    run(connection, "INSERT INTO bikes (code) VALUES ('row')")
    run(other, "SELECT add_bike('other')")


def test_reported_two_phases(connection):
    run(connection, "INSERT INTO bikes (code) VALUES ('row')")
    connection.commit()
    connection.tpc_begin(connection.xid(1, "a", "b"))


def test_reported_a_string_that_ends_elsewhere_than_one_would_think(connection):
    run(connection, "SET standard_conforming_strings = off")
    run(connection, "INSERT INTO bikes (code) VALUES ('row')")
    run(connection, r"SELECT '\''; COMMIT; --'")


def test_reported_the_session_ends(connection):
    run(connection, "INSERT INTO bikes (code) VALUES ('row')")
    connection.commit()
    run(connection, "SELECT pg_terminate_backend(pg_backend_pid())")


def test_reported_the_driver_is_gone_around(connection):
    run(connection, "INSERT INTO bikes (code) VALUES ('row')")
    link = connection._shared.link.connection
    type(link).commit(link)


@pytest.mark.parametrize("number", range(40))
def test_witness(connection, number):
    assert codes(connection) == []
    assert run(connection, "INSERT INTO bikes (code) VALUES ('w') RETURNING id") == [1]
    assert run(connection, "SELECT datname FROM pg_database WHERE datname = 'another'") == []
    assert run(connection, "SELECT indexname FROM pg_indexes WHERE indexname = 'i'") == []
    assert run(connection, "SELECT gid FROM pg_prepared_xacts") == []


def test_driver():
    assert driver.__name__ in ("psycopg", "psycopg2")
