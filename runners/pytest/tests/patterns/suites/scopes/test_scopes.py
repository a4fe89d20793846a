"""What fixtures of a module or class do stays until that ends, also when they come late."""

import unittest

import pytest
from conftest import codes, connect, run


def add(code):
    connection = connect()
    run(connection, "INSERT INTO bikes (code) VALUES (%s)", (code,))
    connection.commit()
    connection.close()


@pytest.fixture(scope="module")
def of_module():
    add("module")


@pytest.fixture(scope="module")
def late_of_module():
    add("late module")


@pytest.fixture(scope="class")
def of_class():
    add("class")


@pytest.fixture(scope="session")
def late_of_session():
    add("session")


@pytest.fixture(scope="session")
def uncommitted():
    connection = connect()
    run(connection, "INSERT INTO notes VALUES ('not committed')")
    yield connection
    connection.close()


@pytest.mark.parametrize("round", (1, 2))
def test_rows_of_the_module_stay(connection, of_module, round):
    assert codes(connection) == ["module"]
    run(connection, "DELETE FROM bikes")
    connection.commit()


class TestClass:
    @classmethod
    def setup_class(cls):
        add("set up")

    @pytest.mark.parametrize("round", (1, 2))
    def test_rows_of_the_class_stay(self, connection, of_class, of_module, round):
        assert codes(connection) == ["class", "module", "set up"]
        add("test")

    @pytest.mark.parametrize("round", (1, 2))
    def test_a_fixture_of_the_module_that_comes_late(
        self, connection, of_class, late_of_module, round
    ):
        assert codes(connection) == ["class", "late module", "module", "set up"]


@pytest.mark.parametrize("round", (1, 2))
def test_rows_of_the_class_are_gone(connection, of_module, late_of_module, round):
    assert codes(connection) == ["late module", "module"]


@pytest.mark.parametrize("round", (1, 2))
def test_a_fixture_of_the_module_that_a_test_asks_for_itself(connection, request, of_module, round):
    add("test")
    request.getfixturevalue("late_of_module")
    assert codes(connection) == ["late module", "module", "test"]


@pytest.mark.parametrize("round", (1, 2))
def test_a_fixture_of_the_session_that_comes_late(connection, of_module, late_of_session, round):
    assert {"module", "session"} <= set(codes(connection))
    run(connection, "DELETE FROM bikes")
    connection.commit()


class TestOfUnittest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        add("set up")

    def setUp(self):
        self.connection = connect()

    def tearDown(self):
        self.connection.close()

    def test_one(self):
        assert "set up" in codes(self.connection)
        add("one")
        self.test_two()

    def test_two(self):
        assert "two" not in codes(self.connection)
        add("two")

    def test_zero(self):
        assert not {"one", "two"} & set(codes(self.connection))


@pytest.fixture(scope="module")
def left_open():
    connection = connect()
    run(connection, "INSERT INTO notes VALUES ('left open')")
    failed = connect()
    with pytest.raises(Exception):
        run(failed, "SELECT nonsense")
    yield failed
    connection.close()
    failed.close()


@pytest.mark.parametrize("round", (1, 2))
def test_transactions_that_a_fixture_of_the_module_left_open(connection, left_open, round):
    run(connection, "INSERT INTO notes VALUES ('another')")
    connection.commit()


@pytest.mark.parametrize("round", (1, 2))
def test_what_a_fixture_of_the_session_did_not_commit(connection, uncommitted, round):
    assert "not committed" in run(uncommitted, "SELECT text FROM notes")
    run(uncommitted, "DELETE FROM notes")
    uncommitted.commit()
    assert run(connection, "SELECT text FROM notes") == []
