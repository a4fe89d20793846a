"""Every process has a database of its own: made from the one that is configured, and gone when it
ends.
"""

import time

import pytest
from conftest import needs

TEST = """
import psycopg2, pytest
from psycopg2 import extensions

URL = %r
NAMES = set()

def options():
    words = extensions.parse_dsn(URL)
    yield "url", lambda: psycopg2.connect(URL)
    yield "words", lambda: psycopg2.connect(
        "host=%%(host)s port=%%(port)s user=%%(user)s dbname='%%(dbname)s'" %% words)
    yield "keywords", lambda: psycopg2.connect(**words)
    yield "both", lambda: psycopg2.connect("user=nobody", **words)
    yield "another name of the server", lambda: psycopg2.connect(**dict(words, host="localhost"))
    yield "old keyword", lambda: psycopg2.connect(database=words["dbname"], **{
        name: words[name] for name in ("host", "port", "user")})

@pytest.mark.parametrize(
    "connect", [pair[1] for pair in options()], ids=[pair[0] for pair in options()])
def test_all_ways_lead_to_it(connect):
    cursor = connect().cursor()
    cursor.execute("SELECT current_database(), (SELECT sum(a) FROM t), current_setting('TimeZone')")
    name, total, zone = cursor.fetchone()
    NAMES.add(name)
    assert len(NAMES) == 1
    assert "_w_" in name and total == 6 and zone == "Asia/Tokyo"
    cursor.execute("SHOW lock_timeout")
    assert cursor.fetchone() == ("10s",)
    cursor.execute("SELECT datacl::text FROM pg_database WHERE datname = current_database()")
    assert "reader=" in cursor.fetchone()[0]
    cursor.execute("INSERT INTO t VALUES (100)")
    cursor.connection.commit()
"""


@pytest.fixture
def filled(server, database):
    name = database.split("/")[-1]
    server.rows("CREATE TABLE t (a int); INSERT INTO t VALUES (1), (2), (3)", name)
    server.rows("ALTER DATABASE %s SET timezone = 'Asia/Tokyo'" % name)
    if not server.rows("SELECT 1 FROM pg_roles WHERE rolname = 'reader'"):
        server.rows("CREATE ROLE reader; CREATE ROLE plain LOGIN")
    server.rows("GRANT CREATE ON DATABASE %s TO reader" % name)
    yield database
    server.rows("REVOKE ALL ON DATABASE %s FROM reader" % name)


def test_it_is_a_copy_with_settings_and_rights(project, server, filled):
    project.add("test_ways.py", TEST % filled)

    run = project.run("tests")

    assert run.code == 0, run.output
    assert server.rows("SELECT sum(a) FROM t", filled.split("/")[-1]) == [(6,)]


def test_what_a_killed_process_left_is_dropped_after_a_day(project, server, filled):
    project.add("test_ways.py", TEST % filled)
    name = filled.split("/")[-1]
    hook = "\nimport psycopg2, isolation.worker_database as w, os\n"
    hook += "os.environ['KILL'] == '1' and setattr(w.WorkerDatabase, 'drop', lambda self: None)\n"
    hook += "w.time.time = lambda: %d\n"
    conftest = project.tests / "conftest.py"
    line = conftest.read_text()
    now = int(time.time())
    left = []
    for seconds, kill in ((0, "1"), (60 * 60, "1"), (25 * 60 * 60, "0")):
        conftest.write_text(line + hook % (now + seconds))
        assert project.run("tests", "-k", "url", KILL=kill).code == 0
        left.append(len([other for other in server.databases() if other.startswith(name + "_w_")]))
    assert left == [1, 2, 1]
    for other in server.databases():
        if other.startswith(name + "_w_"):
            server.rows('DROP DATABASE "%s"' % other)


def test_who_may_not_make_one_is_told(project, server, filled):
    project.add("test_ways.py", TEST % filled.replace("postgres@", "plain@"))

    run = project.run("tests", "-k", "url")

    assert run.code == 1
    assert "tests run in a copy of the database: ALTER ROLE ... CREATEDB" in run.output


def test_nothing_is_made_for_tests_without_a_database(project, server):
    needs("psycopg2")
    before = server.databases()
    project.add("test_nothing.py", "def test_nothing():\n    pass\n")

    assert project.run("tests").code == 0
    assert server.databases() == before
