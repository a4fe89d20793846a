"""What tests on SQLite see and leave behind."""

from conftest import ended, needs


def check(run):
    assert run.code == 0, run.output
    assert "warnings summary" not in run.output, run.output


def test_the_tests_see_what_they_would_and_leave_nothing(project):
    project.add_suite("sqlite")

    check(project.run("tests"))

    assert [file.name for file in project.folder.glob("*.db*")] == []


def test_workers_and_runs_at_once_do_not_meet(project):
    needs("xdist")
    project.add_suite("sqlite")

    temporary = project.folder / "temporary"
    temporary.mkdir()
    runs = [project.start("-n2", "tests", TMPDIR=str(temporary)) for _ in range(2)]

    for run in map(ended, runs):
        check(run)
    assert [folder.name for folder in temporary.glob("isolation-*")] == []


def test_what_fixtures_do_lasts_as_long_as_they(project):
    project.add_suite("sqlite")
    project.add("test_scopes.py", SCOPES % "")

    check(project.run("tests/test_scopes.py"))


SCOPES = """
import sqlite3
import pytest
from conftest import add, codes

@pytest.fixture(scope="module")
def of_module(schema):
    with sqlite3.connect("shop.db") as connection:
        add(connection, "module")

@pytest.fixture(scope="class")
def of_class(of_module):
    with sqlite3.connect("shop.db") as connection:
        add(connection, "class")

@pytest.fixture(scope="module")
def late_of_module(schema):
    with sqlite3.connect("shop.db") as connection:
        add(connection, "late module")

@pytest.fixture(scope="session")
def late_of_session(schema):
    with sqlite3.connect("shop.db") as connection:
        add(connection, "session")
%s
@pytest.mark.parametrize("round", (1, 2))
def test_module(connection, of_module, round):
    assert codes(connection) == ["module"]
    connection.execute("DELETE FROM bikes")
    connection.commit()

class TestClass:
    @pytest.mark.parametrize("round", (1, 2))
    def test_class(self, connection, of_class, round):
        assert codes(connection) == ["class", "module"]
        add(connection, "x")
        connection.commit()

    @pytest.mark.parametrize("round", (1, 2))
    def test_late(self, connection, of_class, late_of_module, round):
        assert codes(connection) == ["class", "late module", "module"]

@pytest.mark.parametrize("round", (1, 2))
def test_after(connection, late_of_module, round):
    assert codes(connection) == ["late module", "module"]

@pytest.mark.parametrize("round", (1, 2))
def test_session(connection, late_of_session, round):
    assert "session" in codes(connection)
    connection.execute("DELETE FROM bikes")
    connection.commit()
"""
