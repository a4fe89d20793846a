"""Tests that may do anything to their database; each runs twice and finds nothing of the first."""

import pytest
from conftest import codes, connect, run

AT_IMPORT = connect()
own = pytest.mark.own_database
twice = pytest.mark.parametrize("round", (1, 2))


@pytest.fixture(scope="module", autouse=True)
def of_module():
    connection = connect()
    run(connection, "INSERT INTO bikes (code) VALUES ('module')")
    connection.commit()
    connection.close()


@own
@twice
def test_anything(connection, round):
    assert codes(AT_IMPORT) == ["module"]
    AT_IMPORT.rollback()
    run(
        connection,
        "DROP TABLE parts; ALTER TABLE bikes ADD COLUMN more int; DROP PROCEDURE committing",
    )
    run(connection, "CREATE TABLE created (a int)")
    connection.commit()
    AT_IMPORT.autocommit = True
    run(AT_IMPORT, "VACUUM bikes")
    run(AT_IMPORT, "INSERT INTO bikes (code) VALUES ('a')")
    assert codes(connection) == ["a", "module"]


@twice
def test_others_of_the_module(connection, round):
    assert codes(connection) == ["module"]
    assert codes(AT_IMPORT) == ["module"]
    run(AT_IMPORT, "INSERT INTO bikes (code) VALUES ('b')")
    AT_IMPORT.commit()
    assert run(connection, "SELECT to_regclass('created')") == [None]
