"""Five fixtures, three databases, four ways to use SQLAlchemy: only what is generated is sound in
all of them.
"""

import json
import os
import subprocess
import sys

from conftest import SUITES, needs


def test_nothing_is_left_and_nothing_hidden(project, database):
    needs("sqlalchemy")
    project.add_suite("sqlalchemy")
    project.add("combinations.py", (SUITES / "sqlalchemy" / "combinations.py").read_text())

    run = project.run("tests", RALPH_DATABASE_URL=database)

    assert run.code == 0, run.output
    assert len(run.outcomes) == 24


def test_each_usual_fixture_is_seen_to_leave_or_hide_something(tmp_path, database):
    needs("sqlalchemy")
    program = str(SUITES / "sqlalchemy" / "combinations.py")
    environment = dict(os.environ, RALPH_DATABASE_URL=database, PYTHONDONTWRITEBYTECODE="1")

    said = subprocess.run(
        [sys.executable, program], cwd=tmp_path, env=environment, capture_output=True, check=True
    )

    results = json.loads(said.stdout)
    assert len(results) == 4
    for fixture, databases in results.items():
        for name, bodies in databases.items():
            assert not all(bodies), (fixture, name)
    # The one that the documentation recommends holds as long as nobody uses the engine, except on
    # SQLite.
    assert results["in_savepoints"]["postgresql"] == [True, True, True, False]
    assert not all(results["in_savepoints"]["sqlite"][:3])
