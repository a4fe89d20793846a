"""What tests do within one transaction and see as if it were theirs; each runs twice and finds
nothing of the first.
"""

import threading

import pytest
from conftest import codes, connect, driver, run

AT_IMPORT = connect()
twice = pytest.mark.parametrize("round", (1, 2))
pytestmark = twice


def add(connection, code):
    return run(connection, "INSERT INTO bikes (code) VALUES (%s) RETURNING id", (code,))[0]


def test_commit_and_rollback(connection, round):
    assert add(connection, "a") == 1
    connection.commit()
    add(connection, "b")
    connection.rollback()
    add(connection, "c")
    connection.commit()
    assert codes(connection) == ["a", "c"]


def test_another_connection_sees_what_is_committed(connection, round):
    add(connection, "a")
    connection.commit()
    other = connect()
    assert codes(other) == ["a"]
    add(other, "b")
    other.commit()
    other.close()
    assert codes(connection) == ["a", "b"]
    assert codes(AT_IMPORT) == ["a", "b"]


def test_a_closed_connection_has_rolled_back(connection, round):
    other = connect()
    add(other, "lost")
    other.close()
    assert codes(connection) == []
    with pytest.raises(driver.Error):
        codes(other)


def test_a_statement_fails_alone_in_autocommit_mode(connection, round):
    connection.autocommit = True
    add(connection, "a")
    with pytest.raises(driver.IntegrityError):
        add(connection, "a")
    add(connection, "b")
    assert codes(connection) == ["a", "b"]


def test_an_error_ends_the_transaction(connection, round):
    add(connection, "a")
    with pytest.raises(driver.Error):
        run(connection, "SELECT nonsense")
    with pytest.raises(driver.errors.InFailedSqlTransaction):
        run(connection, "SELECT 1")
    connection.commit()
    assert codes(connection) == []


def test_an_error_in_reading_ends_the_transaction_of_the_reader_only(connection, round):
    other = connect()
    add(other, "open")
    with pytest.raises(driver.Error):
        run(connection, "SELECT nonsense")
    with pytest.raises(driver.errors.InFailedSqlTransaction):
        run(connection, "SELECT 1")
    other.commit()
    connection.rollback()
    assert codes(connection) == ["open"]
    other.close()


def test_statements_about_transactions(connection, round):
    connection.autocommit = True
    run(connection, "/* one */ BEGIN")
    add(connection, "a")
    run(connection, "-- two\nROLLBACK")
    run(connection, "START TRANSACTION")
    add(connection, "b")
    run(connection, "COMMIT WORK;")
    run(
        connection,
        "BEGIN; INSERT INTO bikes (code) VALUES ('c'); COMMIT; BEGIN; DELETE FROM bikes; ABORT",
    )
    assert codes(connection) == ["b", "c"]


def test_savepoints_of_the_test(connection, round):
    add(connection, "a")
    run(connection, "SAVEPOINT mine")
    with pytest.raises(driver.IntegrityError):
        add(connection, "a")
    run(connection, "ROLLBACK TO SAVEPOINT mine")
    connection.commit()
    assert codes(connection) == ["a"]


def test_deferred_constraints_are_checked_at_the_commit(connection, round):
    run(connection, "INSERT INTO parts VALUES (7, 1)")
    with pytest.raises(driver.IntegrityError):
        connection.commit()
    run(connection, "INSERT INTO parts VALUES (7, 1)")
    run(connection, "INSERT INTO bikes (id, code) VALUES (7, 'late')")
    connection.commit()
    run(connection, "INSERT INTO parts VALUES (8, 1)")
    with pytest.raises(driver.IntegrityError):
        run(connection, "SET CONSTRAINTS ALL IMMEDIATE")


def test_tables_of_the_test(connection, round):
    run(connection, "CREATE TABLE own (id serial, a int UNIQUE DEFERRABLE INITIALLY DEFERRED)")
    run(connection, "INSERT INTO own (a) VALUES (1), (1)")
    with pytest.raises(driver.IntegrityError):
        connection.commit()
    run(connection, "ALTER TABLE bikes ADD COLUMN more int")
    connection.commit()


def test_numbers_of_sequences_begin_anew(connection, round):
    assert add(connection, "a") == 1
    connection.rollback()
    assert run(connection, "SELECT nextval('bikes_id_seq')") == [2]


def test_settings_belong_to_one_connection(connection, round):
    other = connect()
    run(connection, "SET search_path TO nowhere")
    connection.commit()
    assert codes(other) == []
    other.rollback()
    with pytest.raises(driver.Error):
        codes(connection)
    other.close()
    assert run(AT_IMPORT, "SHOW search_path") == ['"$user", public']
    run(AT_IMPORT, "SET search_path TO nowhere")


def test_attributes_end_with_the_test(round):
    assert not AT_IMPORT.autocommit
    AT_IMPORT.rollback()
    AT_IMPORT.autocommit = True
    add(AT_IMPORT, "a")


def test_a_thread_may_work_with_a_connection(connection, round):
    def work():
        add(connection, "thread")
        connection.commit()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert codes(connection) == ["thread"]


def test_a_value_is_no_statement(connection, round):
    add(connection, "x'; COMMIT; --")
    run(connection, "INSERT INTO notes VALUES ('; commit; '), ($$; end; $$), (E'\\'; rollback; ')")
    connection.rollback()
    assert run(connection, "SELECT count(*) FROM notes") == [0]


def test_the_status_of_a_connection(connection, round):
    assert connection.info.transaction_status == 0
    add(connection, "a")
    assert connection.info.transaction_status == 2
    with pytest.raises(driver.Error):
        run(connection, "SELECT nonsense")
    assert connection.info.transaction_status == 3
    with pytest.raises(driver.ProgrammingError):
        connection.autocommit = True
    connection.rollback()
    assert connection.info.transaction_status == 0
