"""What a text says about the transaction it runs in, however it is written."""

import sys

import pytest
from conftest import lay_out


@pytest.fixture(scope="module")
def sql_text(tmp_path_factory):
    folder = tmp_path_factory.mktemp("generated")
    lay_out(folder)
    sys.path.insert(0, str(folder))
    try:
        from isolation import sql_text

        yield sql_text
    finally:
        sys.path.remove(str(folder))


CONTROLS = {
    "COMMIT": ["COMMIT"],
    "commit work;": ["COMMIT"],
    "/* a /* b */ c */ -- d\n  Commit\n and chain": ["COMMIT"],
    "END": ["COMMIT"],
    "END TRANSACTION AND NO CHAIN;;": ["COMMIT"],
    "ROLLBACK": ["ROLLBACK"],
    "abort": ["ROLLBACK"],
    "ROLLBACK TO SAVEPOINT a": None,
    "rollback work to a": None,
    "BEGIN ISOLATION LEVEL SERIALIZABLE": ["BEGIN"],
    "START TRANSACTION READ ONLY": ["BEGIN"],
    "INSERT INTO t VALUES ('a'); COMMIT; INSERT INTO t VALUES ('b')": [None, "COMMIT", None],
    "SELECT 'x'';commit;'": None,
    "SELECT E'\\';commit;'": None,
    'SELECT $a$;commit;$a$, "commit;""commit"': None,
    "SELECT a$b$ FROM t; COMMIT": [None, "COMMIT"],
    "DO $$ BEGIN PERFORM 1; END $$": None,
    "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END": None,
    "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END; COMMIT": [None, "COMMIT"],
    "SELECT CASE WHEN true THEN 1 END; -- COMMIT": None,
    "PREPARE TRANSACTION 'a'": ["REFUSED"],
    "COMMIT PREPARED 'a'": ["REFUSED"],
    "PREPARE a AS SELECT 1": None,
    "LISTEN a": ["REFUSED"],
    "SELECT pg_notify('a', 'b')": ["REFUSED"],
    "DISCARD ALL": ["REFUSED"],
    "RELEASE SAVEPOINT isolation_transaction": ["REFUSED"],
    'ROLLBACK TO "isolation_scope"': ["REFUSED"],
    "SET CONSTRAINTS ALL IMMEDIATE": ["CONSTRAINTS"],
    "SET CONSTRAINTS ALL DEFERRED": None,
    "/* never closed COMMIT": None,
}


@pytest.mark.parametrize("sql", CONTROLS)
def test_what_controls_the_transaction_is_found_and_nothing_else(sql_text, sql):
    pieces = sql_text.controls(sql)

    assert (pieces and [piece.control for piece in pieces]) == CONTROLS[sql]


@pytest.mark.parametrize("sql", CONTROLS)
def test_the_pieces_are_the_text(sql_text, sql):
    assert all(piece.text in sql for piece in sql_text.statements(sql))


READS = (
    "SELECT 1",
    " -- a\n/* b */ select * from t",
    "(SELECT 1) UNION SELECT 2",
    "SHOW all",
    "WITH a AS (SELECT 1) TABLE a",
)
WRITES = (
    "SELECT 1 INTO t",
    "SELECT * FROM t FOR UPDATE",
    "SELECT * FROM t FOR NO KEY UPDATE",
    "SELECT * FROM t FOR KEY SHARE",
    "WITH a AS (DELETE FROM t RETURNING *) SELECT * FROM a",
    "SELECT nextval('s')",
    "SELECT 1; DROP TABLE t",
    "SELECT pg_advisory_lock(1)",
    "EXPLAIN ANALYZE DELETE FROM t",
    "CALL p()",
    "/* a /* b */ SELECT */ DELETE FROM t",
)


def test_only_what_surely_reads_is_taken_for_reading(sql_text):
    assert [sql for sql in READS if not sql_text.is_read(sql)] == []
    assert [sql for sql in WRITES if sql_text.is_read(sql)] == []
