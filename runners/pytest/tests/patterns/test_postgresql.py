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

    runs = [project.start("-n4", "tests", RALPH_DATABASE_URL=database) for _ in range(2)]

    for run in map(ended, runs):
        assert run.code == 0, run.output
