"""What tests on SQLite do for real; each runs twice and finds nothing of the first."""

import os
import sqlite3
import sys
import threading
from pathlib import Path

import pytest
from conftest import SCHEMA, add, codes

IN_MEMORY = sqlite3.connect(":memory:", check_same_thread=False)
IN_MEMORY.executescript(SCHEMA)
SHARED = sqlite3.connect("file:shared?mode=memory&cache=shared", uri=True)
SHARED.executescript(SCHEMA)
AT_IMPORT = sqlite3.connect("shop.db")
CURSOR = AT_IMPORT.cursor()
pytestmark = pytest.mark.parametrize("round", (1, 2))


def test_commits_and_rollbacks(connection, round):
    assert add(connection, "a") == 1
    connection.commit()
    add(connection, "b")
    connection.rollback()
    with connection:
        add(connection, "c")
    assert codes(connection) == ["a", "c"]
    assert codes(AT_IMPORT) == ["a", "c"]


def test_what_is_left_open(connection, round):
    assert codes(connection) == []
    connection.execute("BEGIN IMMEDIATE")
    add(connection, "a")
    add(connection, "b")
    CURSOR.execute("SELECT code FROM bikes UNION VALUES (1), (2)").fetchone()
    SHARED.execute("VALUES (1), (2)").fetchone()


def test_scripts_and_other_escapes(connection, round):
    connection.executescript(
        "BEGIN; CREATE TABLE other (a); INSERT INTO other VALUES (1); COMMIT;"
        " BEGIN; DROP TABLE parts"
    )
    connection.isolation_level = None
    add(connection, "a")
    connection.execute("INSERT OR ROLLBACK INTO bikes (code) VALUES ('b')")
    connection.execute("DELETE FROM sqlite_sequence")
    connection.execute("PRAGMA user_version = 7")
    connection.execute("COMMIT") if connection.in_transaction else None
    connection.execute("VACUUM")


@pytest.mark.parametrize("mode", ("wal", "delete"))
def test_a_journal_of_another_kind(connection, mode, round):
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.execute("PRAGMA journal_mode = " + mode)
    add(connection, "a")
    connection.commit()


def test_foreign_keys_are_checked_as_long_as_the_test_wants(connection, round):
    assert AT_IMPORT.execute("PRAGMA foreign_keys").fetchone() == (0,)
    AT_IMPORT.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        AT_IMPORT.execute("INSERT INTO parts VALUES (7)")
    AT_IMPORT.execute("ATTACH ':memory:' AS another")
    AT_IMPORT.execute("CREATE TEMP TABLE passing (a)")
    AT_IMPORT.row_factory = sqlite3.Row


@pytest.mark.parametrize("database", (IN_MEMORY, SHARED), ids=("private", "shared"))
def test_databases_in_memory(database, round):
    assert add(database, "a") == 1
    database.executescript("CREATE TABLE other (a); INSERT INTO other VALUES (1)")
    database.execute("SELECT * FROM other")
    add(database, "b")


def test_threads(connection, round):
    failures = []

    def work():
        mine = sqlite3.connect("shop.db")
        add(mine, "thread")
        mine.commit()
        add(mine, "open")
        left.append(mine)
        try:
            connection.execute("SELECT 1")
        except sqlite3.ProgrammingError as failure:
            failures.append(failure)

    left = []
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert codes(connection) == ["thread"]
    assert len(failures) == 1


def test_files_of_the_test(tmp_path, round):
    assert not Path("new.db").exists()
    for place in ("new.db", tmp_path / "own.db", "file:new2.db?mode=rwc"):
        connection = sqlite3.connect(place, uri=str(place).startswith("file:"))
        connection.executescript(SCHEMA)
        assert add(connection, "a") == 1
        connection.commit()
    assert (tmp_path / "own.db").exists()


def test_the_file_itself_is_not_touched(connection, round):
    add(connection, "a")
    connection.commit()
    assert not os.path.exists("shop.db")


def test_a_file_that_cannot_be_made(round):
    with pytest.raises(sqlite3.OperationalError):
        sqlite3.connect("no/such/folder.db")


def test_classes_of_connections(round):
    class Own(sqlite3.Connection):
        def cursor(self, *arguments, **options):
            return super().cursor(*arguments, **options)

    connection = sqlite3.connect("shop.db", 5.0, factory=Own)
    assert isinstance(connection, Own)
    add(connection, "a")
    connection.close()
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")


@pytest.mark.skipif(sys.version_info < (3, 12), reason="for Python 3.12")
def test_autocommit_of_python_3_12(schema, round):
    connection = sqlite3.connect("shop.db", autocommit=False)
    add(connection, "a")
    connection.commit()
    add(connection, "b")
