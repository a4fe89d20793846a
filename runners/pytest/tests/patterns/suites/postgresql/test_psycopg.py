"""What only psycopg 3 offers; each runs twice and finds nothing of the first."""

import pytest
from conftest import codes, connect, driver

if driver.__name__ != "psycopg":
    pytest.skip("for psycopg", allow_module_level=True)

pytestmark = pytest.mark.parametrize("round", (1, 2))
CURSOR = connect().cursor()


def test_with_commits_and_closes(connection, round):
    with connect() as other:
        other.execute("INSERT INTO bikes (code) VALUES ('a')")
    assert other.closed
    assert codes(connection) == ["a"]


def test_blocks_of_transactions(connection, round):
    with connection.transaction():
        connection.execute("INSERT INTO bikes (code) VALUES ('a')")
        with pytest.raises(KeyError), connection.transaction():
            connection.execute("INSERT INTO bikes (code) VALUES ('b')")
            raise KeyError
        with connection.transaction() as inner:
            connection.execute("INSERT INTO bikes (code) VALUES ('c')")
            raise driver.Rollback(inner)
        with pytest.raises(driver.ProgrammingError):
            connection.commit()
    connection.rollback()
    with connection.transaction(force_rollback=True):
        connection.execute("INSERT INTO bikes (code) VALUES ('d')")
    assert codes(connection) == ["a"]


def test_pipelines_copies_and_streams(connection, round):
    connection.autocommit = True
    with connection.pipeline() as pipeline:
        connection.execute("INSERT INTO bikes (code) VALUES ('a')")
        pipeline.sync()
    cursor = connection.cursor()
    with cursor.copy("COPY bikes (code) FROM STDIN") as copy:
        copy.write_row(("b",))
    cursor.executemany("INSERT INTO bikes (code) VALUES (%s)", [("c",), ("d",)])
    assert len(list(cursor.stream("SELECT code FROM bikes"))) == 4
    with connection.transaction(), connection.cursor("named") as named:
        named.execute("SELECT code FROM bikes")
        assert len(named.fetchall()) == 4
    assert codes(connection) == ["a", "b", "c", "d"]


def test_a_cursor_that_was_made_before_all_tests(round):
    CURSOR.execute("INSERT INTO bikes (code) VALUES ('a')")
    CURSOR.connection.commit()
    assert codes(CURSOR.connection) == ["a"]


def test_kinds_of_rows_and_cursors(connection, round):
    connection.row_factory = driver.rows.dict_row
    connection.cursor_factory = driver.ClientCursor
    cursor = connection.execute("SELECT %s AS one", (1,))
    assert cursor.fetchone() == {"one": 1}
    assert isinstance(cursor, driver.ClientCursor)
