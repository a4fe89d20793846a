"""What is deleted, and what is not: prefixes, circles, rows of others, audit tables, failed transactions."""

import pytest

import isolation_code  # noqa: F401
from generated.isolation import cleanup, leftovers, rows
from generated.isolation.leftovers import Leftovers
from generated.isolation.connection import Database
from connections import KINDS, connect, need  # noqa: F401
from postgres_server import postgres_server  # noqa: F401

BOTH = ["psycopg2", "sqlite3"]
CITY = """
CREATE TABLE zones (id integer PRIMARY KEY, code varchar(40) NOT NULL UNIQUE, main integer);
CREATE TABLE stations (
  id integer PRIMARY KEY,
  code varchar(40) NOT NULL UNIQUE,
  zone integer NOT NULL REFERENCES zones (id),
  flagship integer
);
CREATE TABLE bikes (id integer PRIMARY KEY, code varchar(40) NOT NULL, home integer NOT NULL REFERENCES stations (id));
CREATE TABLE rides (id integer PRIMARY KEY, bike integer NOT NULL REFERENCES bikes (id) ON DELETE RESTRICT);
CREATE TABLE notes (id integer PRIMARY KEY, station integer REFERENCES stations (id) ON DELETE SET NULL);
"""
FLEET = """
INSERT INTO zones VALUES (1, '{0}z', NULL);
INSERT INTO stations VALUES (1, '{0}s', 1, NULL);
INSERT INTO bikes VALUES (1, '{0}b', 1);
INSERT INTO rides VALUES (1, 1);
"""


def run(connection, sql):
    database = Database(connection)
    for statement in sql.split(";"):
        if statement.strip():
            database.run(statement.replace("%", "%%"))


def number(connection, table):
    return Database(connection).run("SELECT count(*) AS number FROM " + table)[0]["number"]


@pytest.mark.parametrize("kind", KINDS)
def test_deletes_in_any_order_count_as_one(connect, kind):  # noqa: F811
    connection = connect(kind, CITY + FLEET.format("FL-1-"))

    cleanup.run(
        connection,
        "DELETE FROM zones WHERE code LIKE 'FL-1%'",
        "DELETE FROM stations WHERE code LIKE 'FL-1%';",
        (
            "DELETE FROM bikes WHERE code = %s" if "sqlite" not in kind else "DELETE FROM bikes WHERE code = ?",
            ["FL-1-b"],
        ),
        "DELETE FROM rides",
    )

    assert set(leftovers.counts(connection).values()) == {0}


@pytest.mark.parametrize("kind", BOTH)
def test_only_deletes_are_taken(connect, kind):  # noqa: F811
    connection = connect(kind, CITY)

    with pytest.raises(ValueError, match="not a DELETE statement: UPDATE"):
        cleanup.run(connection, "DELETE FROM rides", "UPDATE zones SET main = 1")


@pytest.mark.parametrize("kind", KINDS)
def test_rows_go_by_prefix_with_those_that_need_them(connect, kind):  # noqa: F811
    connection = connect(kind, CITY + FLEET.format("TEST-GW1-"))

    cleanup.prefix(connection, "TEST-GW1-")

    assert set(leftovers.counts(connection).values()) == {0}


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize(
    "other", ["TEST-GW10-", "TEST_GW1-", "TESTxGW1-", "test-gw1-", "TEST-GW1_", "xTEST-GW1-", "%-"]
)
def test_the_rows_of_another_prefix_stay(connect, kind, other):  # noqa: F811
    connection = connect(kind, CITY + FLEET.format(other.replace("'", "''")))
    before = leftovers.counts(connection)

    cleanup.prefix(connection, "TEST-GW1-")
    cleanup.prefix(connection, "TEST_GW1-" if other != "TEST_GW1-" else "TEST.GW1-")
    cleanup.prefix(connection, "T%-" if other != "%-" else "_-")

    assert leftovers.counts(connection) == before


def test_the_naive_delete_takes_the_rows_of_worker_10(connect):  # noqa: F811
    connection = connect("sqlite3", CITY + "INSERT INTO zones VALUES (1, 'TEST-GW10-z', NULL)")
    run(connection, "DELETE FROM zones WHERE code LIKE 'TEST-GW1%'")
    assert number(connection, "zones") == 0


@pytest.mark.parametrize("begin", ["TEST-GW1", "", "x"])
def test_a_prefix_ends_with_a_delimiter(connect, begin):  # noqa: F811
    with pytest.raises(ValueError, match="delimiter"):
        cleanup.prefix(connect("sqlite3", CITY), begin)


@pytest.mark.parametrize("kind", BOTH)
def test_a_row_that_need_not_refer_to_ours_stays(connect, kind):  # noqa: F811
    connection = connect(kind, CITY + FLEET.format("TEST-GW1-") + "INSERT INTO notes VALUES (1, 1)")

    cleanup.prefix(connection, "TEST-GW1-")

    assert Database(connection).run("SELECT id, station FROM notes") == [{"id": 1, "station": None}]


@pytest.mark.parametrize("kind", BOTH)
def test_a_text_that_is_no_key_is_not_looked_at_unless_named(connect, kind):  # noqa: F811
    connection = connect(kind, "CREATE TABLE titles (id integer PRIMARY KEY, title varchar(40) NOT NULL)")
    run(connection, "INSERT INTO titles VALUES (1, 'TEST-GW1-x')")

    cleanup.prefix(connection, "TEST-GW1-")
    assert number(connection, "titles") == 1
    cleanup.prefix(connection, "TEST-GW1-", also=[("titles", "title")])
    assert number(connection, "titles") == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_transaction_that_failed_is_no_obstacle(connect, kind):  # noqa: F811
    connection = connect(kind, CITY + FLEET.format("TEST-GW1-"))
    with pytest.raises(Exception, match="missing"):
        Database(connection).run("SELECT * FROM missing")

    cleanup.prefix(connection, "TEST-GW1-")

    assert set(leftovers.counts(connection).values()) == {0}


@pytest.mark.parametrize("kind", ["session-postgresql", "session-sqlite"])
def test_a_session_that_failed_is_no_obstacle(connect, kind):  # noqa: F811
    sqlalchemy = need("sqlalchemy")
    from sqlalchemy.orm import declarative_base

    class Zone(declarative_base()):
        __tablename__ = "zones"
        id = sqlalchemy.Column(sqlalchemy.Integer, primary_key=True)
        code = sqlalchemy.Column(sqlalchemy.String)

    session = connect(kind, CITY + FLEET.format("TEST-GW1-"))
    session.add(Zone(id=1, code="x"))
    with pytest.raises(sqlalchemy.exc.IntegrityError):
        session.flush()

    cleanup.prefix(session, "TEST-GW1-")

    assert set(leftovers.counts(session).values()) == {0}


AUDITED = {
    "psycopg2": """
CREATE TABLE log (id bigserial PRIMARY KEY, what text);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN INSERT INTO log (what) VALUES (TG_OP); RETURN NULL; END $$;
CREATE TRIGGER noted AFTER INSERT OR DELETE ON zones FOR EACH ROW EXECUTE FUNCTION note();
""",
    "sqlite3": """
CREATE TABLE log (id integer PRIMARY KEY, what text);
CREATE TRIGGER came AFTER INSERT ON zones BEGIN INSERT INTO log (what) VALUES ('INSERT'); END;
CREATE TRIGGER went AFTER DELETE ON zones BEGIN INSERT INTO log (what) VALUES ('DELETE'); END;
""",
}


@pytest.mark.parametrize("kind", BOTH)
def test_what_triggers_wrote_goes_last(connect, kind):  # noqa: F811
    connection = connect(kind, CITY + AUDITED[kind] + "INSERT INTO log (what) VALUES ('before')")

    with leftovers.none(connection, "TEST-GW1-", audit=["log"]):
        run(connection, FLEET.format("TEST-GW1-"))

    assert [row["what"] for row in Database(connection).run("SELECT what FROM log")] == ["before"]


@pytest.mark.parametrize("kind", BOTH)
def test_rows_left_are_named(connect, kind):  # noqa: F811
    connection = connect(kind, CITY + AUDITED[kind])

    with pytest.raises(Leftovers, match=r'log"? has 2 rows, not 0'):
        with leftovers.none(connection, "TEST-GW1-"):
            run(connection, FLEET.format("TEST-GW1-"))


@pytest.mark.parametrize("kind", BOTH)
def test_rows_that_are_missing_are_named(connect, kind):  # noqa: F811
    connection = connect(kind, CITY + FLEET.format("SEED-"))

    with pytest.raises(Leftovers, match=r'rides"? has 0 rows, not 1'):
        with leftovers.none(connection, "TEST-GW1-"):
            run(connection, "DELETE FROM rides")


KEPT = {
    "psycopg2": """
CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER kept BEFORE DELETE ON zones FOR EACH ROW EXECUTE FUNCTION keep();
""",
    "sqlite3": "CREATE TRIGGER kept BEFORE DELETE ON zones BEGIN SELECT RAISE(IGNORE); END;",
}


@pytest.mark.parametrize("kind", BOTH)
def test_a_row_that_a_trigger_keeps_is_an_error(connect, kind):  # noqa: F811
    connection = connect(kind, CITY + FLEET.format("TEST-GW1-") + KEPT[kind])

    with pytest.raises(RuntimeError, match="zones"):
        cleanup.prefix(connection, "TEST-GW1-")


def test_rows_of_partitions_and_of_odd_names_go(connect):  # noqa: F811
    odd = """
CREATE SCHEMA "o.d%d";
CREATE TABLE "o.d%d"."a ""b"" %s" ("k %" varchar(40) PRIMARY KEY);
CREATE TABLE parts (id varchar(40) NOT NULL, n integer NOT NULL, PRIMARY KEY (id, n)) PARTITION BY RANGE (n);
CREATE TABLE part1 PARTITION OF parts FOR VALUES FROM (0) TO (10);
CREATE TABLE part2 PARTITION OF parts FOR VALUES FROM (10) TO (20);
CREATE TABLE child (id varchar(40), n integer NOT NULL, p varchar(40) NOT NULL REFERENCES "o.d%d"."a ""b"" %s",
  FOREIGN KEY (id, n) REFERENCES parts);
INSERT INTO "o.d%d"."a ""b"" %s" VALUES ('TEST-GW1-'), ('TEST-GW10-');
INSERT INTO parts VALUES ('TEST-GW1-a', 1), ('TEST-GW1-a', 11), ('TEST-GW10-a', 1);
INSERT INTO child VALUES ('TEST-GW1-a', 11, 'TEST-GW1-');
"""
    connection = connect("psycopg2", odd)

    cleanup.prefix(connection, "TEST-GW1-")

    assert sorted(leftovers.counts(connection).values()) == [0, 0, 1, 1]
    made = rows.Rows(connection)
    made.add("parts", n=12)
    made.add("child", n=3)
    cleanup.rows(connection, [row for row in made.added if "child" not in row[0]])
    assert sorted(leftovers.counts(connection).values()) == [0, 0, 1, 1]
