"""What would end the transaction around a test is either harmless or fails the test; the database
is as it was.
"""

import pytest
from conftest import needs

# Lets a witness run after each test, however they are called.
ORDER = """
def pytest_collection_modifyitems(items):
    witnesses = [item for item in items if "witness" in item.name]
    others = [item for item in items if "witness" not in item.name]
    items[:] = [item for pair in zip(others, witnesses) for item in pair]
"""


@pytest.mark.parametrize("driver", ("psycopg2", "psycopg"))
def test_no_statement_escapes(project, database, driver):
    needs(driver)
    project.add_suite("escapes", "postgresql")
    conftest = project.tests / "conftest.py"
    conftest.write_text(conftest.read_text() + ORDER)

    run = project.run("tests", RALPH_DATABASE_URL=database, DRIVER=driver)

    witnesses = {test: words for test, words in run.outcomes.items() if "witness" in test}
    assert len(witnesses) > 25
    assert {test for test, words in witnesses.items() if words != ["PASSED"]} == set(), run.output
    for test, words in run.outcomes.items():
        if "reported" in test:
            assert "FAILED" in words or "ERROR" in words, test + run.output
        else:
            assert words == ["PASSED"], test + run.output
    assert run.output.count("IsolationBreach: This test") >= 24
    assert "mark the test with @pytest.mark.real_commits" in run.output
