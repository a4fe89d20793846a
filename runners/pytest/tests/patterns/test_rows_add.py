"""Rows with all the parents they need, on each kind of connection."""

from concurrent.futures import ThreadPoolExecutor, TimeoutError

import pytest

import isolation_code  # noqa: F401
from generated.isolation import cleanup, leftovers, rows, unique
from generated.isolation.inserts import CannotAdd
from generated.isolation.rows import Rows
from generated.isolation.values import NoValue
from connections import KINDS, connect, need  # noqa: F401
from postgres_server import postgres_server  # noqa: F401

BOTH = ["psycopg2", "sqlite3"]
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


@pytest.mark.parametrize("kind", BOTH)
def test_a_parent_that_is_there_is_left_as_it_is(connect, kind):  # noqa: F811
    connection = connect(kind, CHAIN + "INSERT INTO platforms VALUES ('P', 'own name')")

    made = Rows(connection)
    made.add("events", platform="P")

    assert rows.needed(connection, "platforms", id="P")["name"] == "own name"
    assert len(made.added) == 1


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize("later", ["", " DEFERRABLE INITIALLY DEFERRED"])
def test_rows_that_need_each_other_are_added_as_one(connect, kind, later):  # noqa: F811
    head = "REFERENCES employees (id)" + later if kind == "sqlite3" else ""
    circle = (
        """
CREATE TABLE departments (id integer PRIMARY KEY, head integer NOT NULL %s);
CREATE TABLE employees (id integer PRIMARY KEY, department integer NOT NULL REFERENCES departments (id));
"""
        % head
    )
    if kind == "psycopg2":
        circle += "ALTER TABLE departments ADD FOREIGN KEY (head) REFERENCES employees (id)" + later
    connection = connect(kind, circle)

    employee = rows.add(connection, "employees")
    department = rows.needed(connection, "departments", id=employee["department"])
    assert department["head"] == employee["id"]
    connection.commit()


@pytest.mark.parametrize("kind", BOTH)
def test_a_circle_with_a_gap_is_closed_by_a_change(connect, kind):  # noqa: F811
    connection = connect(kind, CHAIN)
    made = Rows(connection)
    first = made.add("game_states", id=1)
    second = made.add("game_states", id=2, previous=1)

    made.change("game_states", first, previous=2)
    connection.commit()
    assert (first["previous"], second["previous"]) == (2, 1)

    cleanup.rows(connection, made.added)
    assert set(leftovers.counts(connection).values()) == {0}


@pytest.mark.parametrize("kind", BOTH)
def test_who_must_have_a_boss_is_their_own_unless_one_is_named(connect, kind):  # noqa: F811
    connection = connect(
        kind, "CREATE TABLE staff (id integer PRIMARY KEY, boss integer NOT NULL REFERENCES staff (id))"
    )

    alone = rows.add(connection, "staff")
    assert alone["boss"] == alone["id"]
    assert rows.add(connection, "staff", id=5, boss=7) == {"id": 5, "boss": 7}
    assert rows.add(connection, "staff", boss=9)["id"] != 9
    assert rows.needed(connection, "staff", id=7) == {"id": 7, "boss": 7}


@pytest.mark.parametrize("kind", BOTH)
def test_keys_that_share_a_column_agree(connect, kind):  # noqa: F811
    tenants = """
CREATE TABLE tenants (id integer PRIMARY KEY);
CREATE TABLE users (tenant integer NOT NULL REFERENCES tenants (id), name varchar(60), PRIMARY KEY (tenant, name));
CREATE TABLE teams (tenant integer NOT NULL REFERENCES tenants (id), name varchar(60), PRIMARY KEY (tenant, name));
CREATE TABLE members (
  tenant integer NOT NULL, member varchar(60) NOT NULL, team varchar(60) NOT NULL,
  FOREIGN KEY (tenant, member) REFERENCES users, FOREIGN KEY (tenant, team) REFERENCES teams
);
"""
    connection = connect(kind, tenants)
    member = rows.add(connection, "members", tenant=3)
    assert rows.needed(connection, "users", tenant=3, name=member["member"])["tenant"] == 3
    assert len(rows.needed(connection, "teams", tenant=3, name=member["team"])) == 2
    assert sorted(leftovers.counts(connection).values()) == [1, 1, 1, 1]


@pytest.mark.parametrize("kind", BOTH)
def test_a_key_that_is_part_of_a_longer_one_is_of_the_same_row(connect, kind):  # noqa: F811
    parts = """
CREATE TABLE shops (tenant integer, id integer UNIQUE, PRIMARY KEY (tenant, id));
CREATE TABLE tills (
  id integer PRIMARY KEY, tenant integer NOT NULL, shop integer NOT NULL REFERENCES shops (id),
  FOREIGN KEY (tenant, shop) REFERENCES shops
);
"""
    connection = connect(kind, parts)
    till = rows.add(connection, "tills")
    assert rows.needed(connection, "shops", id=till["shop"])["tenant"] == till["tenant"]


def test_parents_may_be_in_other_schemas(connect):  # noqa: F811
    schemas = """
CREATE SCHEMA billing;
CREATE TABLE billing.accounts (id bigserial PRIMARY KEY, "Odd %s" text NOT NULL);
CREATE TABLE invoices (id bigserial PRIMARY KEY, account bigint NOT NULL REFERENCES billing.accounts (id));
"""
    connection = connect("psycopg2", schemas)
    invoice = rows.add(connection, "invoices")
    assert rows.needed(connection, "billing.accounts", id=invoice["account"])["Odd %s"].startswith("TEST-")


def test_attached_databases_are_schemas_too(connect, tmp_path):  # noqa: F811
    connection = connect("sqlite3", "")
    connection.execute("ATTACH '%s' AS archive" % (tmp_path / "archive.db"))
    connection.execute("CREATE TABLE archive.years (id integer PRIMARY KEY)")
    connection.execute(
        "CREATE TABLE archive.days (id integer PRIMARY KEY, year integer NOT NULL REFERENCES YEARS (ID))"
    )

    day = rows.add(connection, "archive.days")
    assert rows.needed(connection, "archive.years", id=day["year"]) == {"id": day["year"]}


@pytest.mark.parametrize("kind", BOTH)
def test_a_default_that_refers_to_a_parent_has_that_parent(connect, kind):  # noqa: F811
    default = """
CREATE TABLE kinds (id varchar(9) PRIMARY KEY);
CREATE TABLE things (id integer PRIMARY KEY, kind varchar(9) DEFAULT 'plain' REFERENCES kinds (id));
"""
    connection = connect(kind, default)
    assert rows.add(connection, "things")["kind"] == "plain"
    assert rows.needed(connection, "kinds", id="plain") == {"id": "plain"}


CHECKS = [
    "varchar(60) CHECK ({0} LIKE '%@%')",
    "varchar(60) CHECK ({0} LIKE 'https://%')",
    "varchar(60) CHECK ({0} = lower({0}))",
    "varchar(60) CHECK ({0} = upper({0}))",
    "varchar(60) CHECK (length({0}) = 3)",
    "varchar(60) CHECK ({0} IN ('it''s', 'b'))",
    "integer CHECK ({0} > 5 AND {0} < 8)",
    "integer CHECK ({0} < 0)",
    "numeric(6, 2) CHECK ({0} >= 0.5 AND {0} <= 1)",
    "date CHECK ({0} >= '2050-01-01')",
]


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize("check", CHECKS)
def test_values_fit_the_check(connect, kind, check):  # noqa: F811
    connection = connect(kind, "CREATE TABLE checked (id integer PRIMARY KEY, v %s NOT NULL)" % check.format("v"))
    rows.add(connection, "checked")
    rows.add(connection, "checked")


def test_values_fit_domains_and_enums(connect):  # noqa: F811
    types = """
CREATE SCHEMA other;
CREATE TYPE other.color AS ENUM ('red', 'green');
CREATE DOMAIN other.code AS varchar(60) NOT NULL CHECK (VALUE::bigint > 0);
CREATE TABLE typed (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code other.code,
  color other.color NOT NULL CHECK (color <> 'green'), twice bigint GENERATED ALWAYS AS (id * 2) STORED);
"""
    connection = connect("psycopg2", types)
    row = rows.add(connection, "typed")
    assert row["color"] == "red" and row["code"].isdigit() and row["twice"] == 2 * row["id"]
    assert rows.add(connection, "typed", id=70)["twice"] == 140


@pytest.mark.parametrize("kind", BOTH)
def test_a_check_that_nothing_fits_is_named_with_what_to_do(connect, kind):  # noqa: F811
    odd = "CREATE TABLE odd (id integer PRIMARY KEY, v varchar(60) NOT NULL CHECK (v = substr('xaybz', 2, 3)))"
    connection = connect(kind, odd)
    with pytest.raises(NoValue, match=r'odd"?\.v: none of the values .* fits the check .*; give the column a value'):
        rows.add(connection, "odd")
    assert rows.add(connection, "odd", v="ayb")["v"] == "ayb"


def test_a_type_without_a_value_is_named_with_what_to_do(connect):  # noqa: F811
    connection = connect("psycopg2", "CREATE TABLE areas (id serial PRIMARY KEY, area polygon NOT NULL)")
    with pytest.raises(NoValue, match=r"public.areas.area: no value can be made up for the type polygon; give"):
        rows.add(connection, "areas")


@pytest.mark.parametrize("kind", BOTH)
def test_a_check_of_two_columns_is_named_with_what_to_do(connect, kind):  # noqa: F811
    two = "CREATE TABLE spans (id integer PRIMARY KEY, a integer NOT NULL, b integer NOT NULL, CHECK (a + b = 3))"
    connection = connect(kind, two)
    with pytest.raises(CannotAdd, match=r"spans\"?: .*\n?.*; give the columns that this is about a value in the call"):
        rows.add(connection, "spans")


@pytest.mark.parametrize("kind", BOTH)
def test_a_name_that_is_not_there_is_said(connect, kind):  # noqa: F811
    connection = connect(kind, CHAIN)
    with pytest.raises(LookupError, match="there is no table gamestates"):
        rows.add(connection, "gamestates")
    with pytest.raises(LookupError, match="has no column event, only id, event_id, price, previous"):
        rows.add(connection, "game_states", event=1)


@pytest.mark.parametrize("kind", BOTH)
def test_a_key_that_is_taken_is_an_error_of_the_database(connect, kind):  # noqa: F811
    connection = connect(kind, CHAIN)
    rows.add(connection, "platforms", id="P")
    with pytest.raises(CannotAdd, match="(?i)unique"):
        rows.add(connection, "platforms", id="P", name="x")


@pytest.mark.parametrize("kind", ["session-postgresql", "session-sqlite"])
def test_a_session_goes_on_after_its_commit_and_is_written_first(connect, kind):  # noqa: F811
    sqlalchemy = need("sqlalchemy")
    session = connect(kind, CHAIN)
    from sqlalchemy.orm import declarative_base

    class Platform(declarative_base()):
        __tablename__ = "platforms"
        id = sqlalchemy.Column(sqlalchemy.String, primary_key=True)
        name = sqlalchemy.Column(sqlalchemy.String)

    made = Rows(session)
    session.add(Platform(id="P", name="own"))
    assert made.needed("platforms", id="P")["name"] == "own"
    session.commit()
    made.add("events", platform="P")
    assert len(made.added) == 1


def test_without_a_database_there_is_nothing_to_add():
    assert rows.needed(None, "events", id="TEST") == {"id": "TEST"}
    assert rows.add(None, "events", id="TEST") == {"id": "TEST"}
    cleanup.rows(None, [("events", {})])
    cleanup.run(None, "DELETE FROM events")
    cleanup.prefix(None, "TEST-")


def test_nothing_is_committed(connect):  # noqa: F811
    connection = connect("psycopg2", CHAIN)
    rows.add(connection, "game_states", id=1)
    connection.rollback()
    assert set(leftovers.counts(connection).values()) == {0}


def test_what_is_no_connection_is_said():
    with pytest.raises(TypeError, match="not a connection of psycopg2, psycopg, sqlite3 or SQLAlchemy"):
        rows.add(object(), "events")


def test_a_row_that_two_need_at_once_is_added_once(connect, postgres_server):  # noqa: F811
    psycopg2 = need("psycopg2")
    connection = connect("psycopg2", CHAIN)
    other = psycopg2.connect(connection.dsn)
    mine = rows.needed(connection, "events", id="SHARED")

    with ThreadPoolExecutor(1) as pool:
        theirs = pool.submit(rows.needed, other, "events", id="SHARED")
        with pytest.raises(TimeoutError):
            theirs.result(0.2)
        connection.commit()
        assert theirs.result(20) == mine
    other.close()
