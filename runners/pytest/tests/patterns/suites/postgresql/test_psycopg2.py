"""What only psycopg2 offers; each runs twice and finds nothing of the first."""

import io

import pytest
from conftest import URL, codes, connect, driver, run

if driver.__name__ != "psycopg2":
    pytest.skip("for psycopg2", allow_module_level=True)

from psycopg2 import extensions, extras, pool, sql  # noqa: E402

pytestmark = pytest.mark.parametrize("round", (1, 2))
CURSOR = connect(cursor_factory=extras.RealDictCursor).cursor()
POOL = pool.ThreadedConnectionPool(1, 3, URL)


def test_with_commits_and_rolls_back(connection, round):
    with connection, connection.cursor() as cursor:
        cursor.execute("INSERT INTO bikes (code) VALUES ('a')")
    with pytest.raises(KeyError), connection, connection.cursor() as cursor:
        cursor.execute("INSERT INTO bikes (code) VALUES ('b')")
        raise KeyError
    assert codes(connection) == ["a"]


def test_a_pool(round):
    first = POOL.getconn()
    run(first, "INSERT INTO bikes (code) VALUES ('given back')")
    POOL.putconn(first)
    second = POOL.getconn()
    assert codes(second) == []
    run(second, "INSERT INTO bikes (code) VALUES ('kept')")
    second.commit()
    POOL.putconn(second)


def test_factories(round):
    connection = connect(connection_factory=extras.DictConnection)
    assert isinstance(connection, extras.DictConnection)
    cursor = connection.cursor()
    cursor.execute("INSERT INTO bikes (code) VALUES ('a') RETURNING id, code")
    assert cursor.fetchone()["code"] == "a"
    assert cursor.connection is connection
    connection.close()
    connection = connect(cursor_factory=extras.NamedTupleCursor)
    cursor = connection.cursor()
    cursor.execute("SELECT 1 AS one")
    assert cursor.fetchone().one == 1
    connection.close()


def test_isolation_levels(connection, round):
    run(connection, "INSERT INTO bikes (code) VALUES ('a')")
    connection.set_isolation_level(extensions.ISOLATION_LEVEL_AUTOCOMMIT)
    assert codes(connection) == []
    run(connection, "INSERT INTO bikes (code) VALUES ('b')")
    connection.set_session(autocommit=False, isolation_level="SERIALIZABLE")
    run(connection, "INSERT INTO bikes (code) VALUES ('c')")
    connection.reset()
    assert codes(connection) == ["b"]


def test_copies_and_batches(connection, round):
    cursor = connection.cursor()
    cursor.copy_from(io.StringIO("a\nb\n"), "notes", columns=("text",))
    extras.execute_values(cursor, "INSERT INTO notes VALUES %s", [("c",), ("d",)])
    cursor.executemany("INSERT INTO notes VALUES (%s)", [("e",), ("f",)])
    cursor.callproc("add_bike", ("called",))
    connection.commit()
    assert run(connection, "SELECT count(*) FROM notes") == [6]
    assert codes(connection) == ["called"]


def test_named_cursors(connection, round):
    run(connection, "INSERT INTO bikes (code) SELECT 'b' || n FROM generate_series(1, 5) AS n")
    cursor = connection.cursor("named", withhold=False)
    cursor.itersize = 2
    cursor.execute(sql.SQL("SELECT code FROM {}").format(sql.Identifier("bikes")))
    assert len(list(cursor)) == 5
    assert sql.Identifier("a b").as_string(connection) == '"a b"'


def test_types_registered_for_a_connection(connection, round):
    extras.register_uuid(None, connection)
    assert run(connection, "SELECT '00000000-0000-0000-0000-000000000001'::uuid")[0].int == 1


def test_a_cursor_that_was_made_before_all_tests(round):
    CURSOR.execute("INSERT INTO bikes (code) VALUES (%s), ('b') RETURNING code", ("a",))
    assert CURSOR.rowcount == 2
    assert CURSOR.fetchone() == {"code": "a"}
    assert [column.name for column in CURSOR.description] == ["code"]
    assert list(CURSOR) == [{"code": "b"}]
    CURSOR.connection.commit()
    CURSOR.execute("SELECT count(*) FROM bikes")
    assert CURSOR.fetchall() == [{"count": 2}]
