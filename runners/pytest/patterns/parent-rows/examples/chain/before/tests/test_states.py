"""States of gämes: bytes are not characters."""

import pytest

from shop.states import create_state


@pytest.fixture
def cursor(connection):
    return connection.cursor()


def test_state(connection):
    """A state belongs to an event."""
    state = create_state(connection, event_id="TEST-EVENT")
    assert state.event_id == "TEST-EVENT"


def test_balance(cursor):
    cursor.execute("INSERT INTO balances (tenant, account) VALUES ('it\"s', 7)")
