"""Versions of a row: what contradicts is named, all of them go, and time moves."""

import datetime

import pytest

import isolation_code  # noqa: F401
from generated.isolation import rows, unique
from generated.isolation.connection import Database
from generated.isolation.history import BrokenHistory, Clock, History, database_time
from connections import KINDS, connect  # noqa: F401
from postgres_server import postgres_server  # noqa: F401

BOTH = ["psycopg2", "sqlite3"]
MARKETS = """
CREATE TABLE platforms (id varchar(60) PRIMARY KEY);
CREATE TABLE markets (
  id integer PRIMARY KEY,
  market_id varchar(60) NOT NULL,
  platform varchar(60) NOT NULL REFERENCES platforms (id),
  yes_price numeric(10, 4) NOT NULL CHECK (yes_price BETWEEN 0 AND 1),
  row_start_ts timestamp NOT NULL,
  row_end_ts timestamp,
  row_current_ind boolean NOT NULL
);
CREATE UNIQUE INDEX one_current ON markets (market_id) WHERE row_current_ind;
CREATE TABLE trades (id integer PRIMARY KEY, market integer NOT NULL REFERENCES markets (id));
"""
HISTORY = History("markets", "market_id", valid_from="row_start_ts", valid_to="row_end_ts", current="row_current_ind")


def add(connection, versions, market="TEST-1"):
    """Versions as day it begins, day it ends, current."""
    Database(connection).run("DROP INDEX IF EXISTS one_current")
    for number, (begin, end, current) in enumerate(versions):
        rows.add(
            connection,
            "markets",
            id=number + 1,
            market_id=market,
            platform="TEST-P",
            row_start_ts="2024-01-%02d 00:00:00" % begin,
            row_end_ts=end and "2024-01-%02d 00:00:00" % end,
            row_current_ind=current,
        )


GOOD = [
    [(1, None, True)],
    [(1, 2, False), (2, None, True)],
    [(2, None, True), (1, 2, False)],
    [(1, 2, False), (2, 5, False), (5, None, True)],
]
BAD = [
    ([], "no version"),
    ([(1, 2, False)], "0 current versions"),
    ([(1, None, True), (2, None, True)], "2 current versions"),
    ([(1, 2, True)], "current is True, but valid to"),
    ([(1, None, False), (2, None, True)], "current is False, but valid to None"),
    ([(2, 2, False), (2, None, True)], "valid from"),
    ([(3, 2, False), (3, None, True)], "valid from"),
    ([(1, 3, False), (2, None, True)], "overlap"),
    ([(1, None, True), (2, 3, False)], "overlap"),
    ([(1, 2, False), (3, None, True)], "gap"),
    ([(1, 2, False), (2, 3, False), (2, None, True)], "overlap"),
]


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize("versions", GOOD)
def test_versions_that_follow_each_other_are_right(connect, kind, versions):  # noqa: F811
    connection = connect(kind, MARKETS)
    add(connection, versions)

    HISTORY.check(connection, market_id="TEST-1")
    HISTORY.check(connection)


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize("versions, sentence", BAD)
def test_versions_that_contradict_are_named(connect, kind, versions, sentence):  # noqa: F811
    connection = connect(kind, MARKETS)
    add(connection, versions)

    with pytest.raises(BrokenHistory, match=sentence):
        HISTORY.check(connection, market_id="TEST-1")


@pytest.mark.parametrize("kind", BOTH)
def test_what_ended_or_was_revived_is_right_where_the_test_says_so(connect, kind):  # noqa: F811
    connection = connect(kind, MARKETS)
    add(connection, [(1, 2, False), (4, None, True)])

    HISTORY.check(connection, gaps=True, market_id="TEST-1")
    Database(connection).run(
        "UPDATE markets SET row_end_ts = '2024-01-05 00:00:00', row_current_ind = false WHERE id = 2"
    )
    HISTORY.check(connection, ended=True, gaps=True, market_id="TEST-1")
    with pytest.raises(BrokenHistory, match="0 current versions; TEST-1: gap"):
        HISTORY.check(connection, market_id="TEST-1")


@pytest.mark.parametrize("kind", BOTH)
def test_every_thing_is_looked_at_by_itself(connect, kind):  # noqa: F811
    connection = connect(kind, MARKETS)
    add(connection, [(1, None, True)])
    rows.add(connection, "markets", id=9, market_id="TEST-2", row_start_ts="2024-01-01 00:00:00", row_current_ind=False)

    HISTORY.check(connection, market_id="TEST-1")
    with pytest.raises(BrokenHistory, match="markets: TEST-2: 0 current versions; TEST-2: current is False"):
        HISTORY.check(connection)


@pytest.mark.parametrize("kind", BOTH)
def test_columns_are_those_of_the_table(connect, kind):  # noqa: F811
    schema = "CREATE TABLE prices (shop varchar(9), item integer, since date NOT NULL, until date NOT NULL)"
    connection = connect(kind, schema)
    prices = History("prices", ["shop", "item"], valid_from="since", valid_to="until", forever="9999-12-31")
    if kind == "psycopg2":
        prices.forever = datetime.date(9999, 12, 31)
    run = Database(connection).run
    run("INSERT INTO prices VALUES ('a', 1, '2024-01-01', '2024-02-01'), ('a', 1, '2024-02-01', '9999-12-31')")
    prices.check(connection)
    run("INSERT INTO prices VALUES ('a', 2, '2024-01-01', '2024-02-01')")
    with pytest.raises(BrokenHistory, match="prices: a, 2: 0 current"):
        prices.check(connection)


@pytest.mark.parametrize("kind", KINDS)
def test_all_versions_go_and_nothing_else(connect, kind):  # noqa: F811
    connection = connect(kind, MARKETS)
    rows.add(connection, "markets", id=1, market_id="SEED", row_current_ind=True, platform="TEST-P")

    with HISTORY.entity(connection) as key:
        assert key["market_id"].startswith(unique.prefix())
        for number in (2, 3, 4):
            values = dict(key, row_current_ind=number == 4, platform="TEST-P", row_end_ts=None)
            rows.add(connection, "markets", id=number, **values)
        rows.add(connection, "trades", id=1, market=2)

    left = Database(connection).run("SELECT market_id FROM markets")
    assert left == [{"market_id": "SEED"}]
    assert Database(connection).run("SELECT * FROM trades") == []


@pytest.mark.parametrize("kind", BOTH)
def test_versions_written_in_one_transaction_follow_each_other_with_a_clock(connect, kind):  # noqa: F811
    connection = connect(kind, MARKETS)
    clock = Clock()

    with HISTORY.entity(connection) as key:
        for number in (1, 2, 3):
            now = clock.text()
            close = (
                "UPDATE markets SET row_end_ts = %s, row_current_ind = false WHERE market_id = %s AND row_current_ind"
            )
            Database(connection).run(close, [now, key["market_id"]])
            rows.add(connection, "markets", id=number, row_start_ts=now, row_current_ind=True, **key)
            clock.tick()
        HISTORY.check(connection, **key)
        assert len(HISTORY.versions(connection, **key)) == 3


def test_now_stands_still_in_a_transaction(connect):  # noqa: F811
    run = Database(connect("psycopg2", "")).run
    first, second = (run("SELECT now() AS moment")[0]["moment"] for _ in range(2))
    assert first == second


@pytest.mark.parametrize("kind", KINDS)
def test_the_time_of_the_database_moves(connect, kind):  # noqa: F811
    connection = connect(kind)
    moments = [database_time(connection)]
    for _ in range(3):
        moments.append(database_time(connection, after=moments[-1]))
    assert moments == sorted(set(moments))


def test_a_clock_moves_when_told():
    clock = Clock(datetime.datetime(2024, 1, 1))
    assert clock.tick(days=1) == datetime.datetime(2024, 1, 2) == clock.now()
    assert clock.text() == "2024-01-02 00:00:00.000000"
