"""What tests on PostgreSQL see and leave behind, with both drivers and in any order of modules."""

import pytest
from conftest import ended, needs


@pytest.mark.parametrize("driver", ("psycopg2", "psycopg"))
def test_the_tests_see_what_they_would_and_leave_nothing(project, database, server, driver):
    needs(driver)
    project.add_suite("postgresql")

    run = project.run("tests", RALPH_DATABASE_URL=database, DRIVER=driver)

    assert run.code == 0, run.output
    assert len(run.outcomes) > 50
    assert server.rows(
        "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", database.split("/")[-1]
    ) == [(0,)]


@pytest.mark.parametrize("mark", ("", "real_commits"))
def test_what_fixtures_do_lasts_as_long_as_they(project, database, mark):
    project.add_suite("scopes", "postgresql")
    if mark:
        tests = project.tests / "test_scopes.py"
        tests.write_text(tests.read_text() + "\n\npytestmark = pytest.mark.%s\n" % mark)

    run = project.run("tests", RALPH_DATABASE_URL=database)

    assert run.code == 0, run.output


def test_two_runs_at_once_do_not_meet(project, database):
    needs("xdist")
    project.add_suite("postgresql")

    runs = [project.start("-n2", "tests", RALPH_DATABASE_URL=database) for _ in range(2)]

    for run in map(ended, runs):
        assert run.code == 0, run.output


ALTERING = '''
import psycopg2, pytest, os

pytestmark = pytest.mark.real_commits


def run(sql):
    with psycopg2.connect(os.environ["RALPH_DATABASE_URL"]) as connection:
        connection.cursor().execute(sql)
    connection.close()


def test_harmless():
    run("INSERT INTO bikes (code) VALUES ('a'); TRUNCATE bikes RESTART IDENTITY; ANALYZE bikes")
    run("CREATE TEMP TABLE passing (id serial PRIMARY KEY, bike int CHECK (bike > 0))")


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE bikes ALTER code SET DEFAULT 'none'",
        "ALTER TABLE bikes ALTER code TYPE varchar(40)",
        "ALTER TABLE bikes ADD CHECK (code <> '')",
        "ALTER TABLE bikes DROP CONSTRAINT bikes_code_key",
        "ALTER TABLE bikes DISABLE TRIGGER audited",
        "ALTER SEQUENCE bikes_id_seq INCREMENT 5",
        "CREATE INDEX ON bikes (code)",
        "CREATE VIEW few AS SELECT * FROM bikes LIMIT 3",
        "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "GRANT SELECT ON bikes TO PUBLIC",
    ],
)
def test_altering(change):
    run(change)


class TestUnseen:
    """Nothing tells before the module ends."""

    def test_hidden(self):
        run("SELECT hidden()")
'''
OF_THE_MODULE = '''
import pytest
from test_altering import run

pytestmark = pytest.mark.real_commits


@pytest.fixture(scope="module", autouse=True)
def table():
    run("CREATE TABLE of_the_module (id int)")
    yield
    run("DROP TABLE of_the_module")


@pytest.mark.parametrize("round", (1, 2))
def test_with_a_table_of_the_module(round):
    run("INSERT INTO of_the_module VALUES (1); CREATE TABLE own (id int); DROP TABLE own")
'''
HIDDEN = """
CREATE TABLE bikes (id serial PRIMARY KEY, code text UNIQUE);
CREATE FUNCTION audited() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER audited AFTER INSERT ON bikes FOR EACH ROW EXECUTE FUNCTION audited();
CREATE FUNCTION hidden() RETURNS void LANGUAGE plpgsql AS
$$ BEGIN ALTER TABLE bikes ALTER code DROP NOT NULL, ALTER code SET DEFAULT 'x'; END $$;
"""


def test_what_somebody_alters_who_is_no_superuser_is_not_passed_over(project, server):
    server.rows("CREATE ROLE altering LOGIN CREATEDB")
    server.rows("GRANT SET ON PARAMETER session_replication_role TO altering")
    server.rows("CREATE DATABASE altered OWNER altering")
    server.rows("SET ROLE altering; " + HIDDEN, "altered")
    server.rows("GRANT CREATE ON SCHEMA public TO altering", "altered")
    project.add("test_altering.py", ALTERING)
    project.add("test_of_the_module.py", OF_THE_MODULE)

    run = project.run("tests", RALPH_DATABASE_URL=server.url("altered", "altering"))

    fine = {test for test in run.outcomes if test not in run.bad()}
    assert len(run.outcomes) == 14, run.output
    assert fine == {"test_harmless"} | {"test_with_a_table_of_the_module[%d]" % n for n in (1, 2)}, run.output
    assert run.output.count("changed tables") >= 11


BEHIND = '''
import multiprocessing, os, psycopg2, pytest


def run(sql):
    connection = psycopg2.connect(os.environ["RALPH_DATABASE_URL"])
    connection.autocommit = True
    cursor = connection.cursor()
    cursor.execute(sql)
    rows = cursor.fetchall() if cursor.description else []
    connection.close()
    return rows


def book():
    run("INSERT INTO bikes (code) VALUES ('a')")


@pytest.mark.real_commits
class TestProcesses:
    def test_is_there(self):
        assert run("SELECT count(*) FROM bikes") == [(0,)]

    def test_a_child_books(self):
        child = multiprocessing.get_context("fork").Process(target=book)
        child.start()
        child.join()
        assert child.exitcode == 0

    def test_nothing_is_left(self):
        assert run("SELECT count(*) FROM bikes") == [(0,)]


class TestSequences:
    @pytest.fixture(scope="class", autouse=True)
    def function(self):
        run("CREATE FUNCTION fresh() RETURNS bigint LANGUAGE sql AS $$ SELECT nextval('bikes_id_seq') $$")
        yield
        run("DROP FUNCTION fresh()")

    @pytest.mark.parametrize("round", (1, 2))
    def test_a_new_function_numbers_from_one(self, round):
        assert run("SELECT fresh()") == [(1,)]
'''


def test_what_is_written_behind_the_driver_is_put_back(project, database, server):
    server.rows(HIDDEN, database.rpartition("/")[2])
    project.add("test_behind.py", BEHIND)

    run = project.run("tests", RALPH_DATABASE_URL=database)

    assert run.code == 0, run.output
