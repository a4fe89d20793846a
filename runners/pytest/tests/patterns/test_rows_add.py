"""Rows with all the parents they need, on each kind of connection."""

import pytest

import isolation_code  # noqa: F401
from isolation import rows, unique
from isolation.inserts import CannotAdd
from isolation.rows import Rows
from isolation.values import NoValue
from connections import KINDS, connect  # noqa: F401
from postgres_server import postgres_server  # noqa: F401

CHAIN = """
CREATE TABLE platforms (id varchar(60) PRIMARY KEY, name text NOT NULL);
CREATE TABLE events (
  id varchar(60) PRIMARY KEY,
  platform varchar(60) NOT NULL REFERENCES platforms (id),
  kind varchar(10) NOT NULL CHECK (kind IN ('nfl', 'nba')),
  starts timestamp NOT NULL
);
CREATE TABLE game_states (
  id integer PRIMARY KEY,
  event_id varchar(60) NOT NULL REFERENCES events (id),
  price numeric(10, 4) NOT NULL CHECK (price >= 0 AND price <= 1),
  previous integer REFERENCES game_states (id)
);
"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_brings_its_parents(connect, kind):  # noqa: F811
    connection = connect(kind, CHAIN)

    state = rows.add(connection, "game_states", id=1)
    event = rows.needed(connection, "events", id=state["event_id"])

    assert event["id"].startswith(unique.prefix())
    assert event["kind"] in ("nfl", "nba")
    assert rows.needed(connection, "platforms", id=event["platform"])["name"].startswith(unique.prefix())
    assert 0 <= state["price"] <= 1
    assert state["previous"] is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_parent_is_made_with_the_key_that_the_test_says(connect, kind):  # noqa: F811
    connection = connect(kind, CHAIN)

    made = Rows(connection)
    made.add("game_states", id=1, event_id="TEST-EVENT")
    made.add("game_states", id=2, event_id="TEST-EVENT")

    assert rows.needed(connection, "events", id="TEST-EVENT")["id"] == "TEST-EVENT"
    assert [table.replace('"', "").replace("public.", "") for table, _ in made.added] == [
        "platforms",
        "events",
        "game_states",
        "game_states",
    ]
