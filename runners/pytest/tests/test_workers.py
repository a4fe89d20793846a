"""What a worker of a cell is asked besides running tests: to look into its database, and to leave fixtures out."""

import sqlite3

import pytest

from sessions import Session, write


def run(project, results, tests, more=(), environment=()):
    lines = ["test=" + name for name in tests]
    with Session(project, results, mode="run", more=[*lines, *more], environment=environment) as session:
        session.process.wait(60)
        return session.events()


def outcomes(events):
    return {event["id"]: event["outcome"] for event in events if event["event"] == "finished"}


@pytest.fixture
def shop(tmp_path):
    path = tmp_path / "shop.db"
    connection = sqlite3.connect(path)
    connection.executescript(
        "create table teas (id integer primary key, name text not null);"
        "create table cups (number int, tea int not null references teas (id), primary key (number, tea));"
    )
    connection.close()
    return path


def test_committed_rows_and_the_schema_are_told(tmp_path, shop):
    project = write(
        tmp_path / "project",
        {
            "test_a.py": """
                import sqlite3

                def test_adds():
                    with sqlite3.connect(%r) as connection:
                        connection.execute("insert into teas values (1, 'Assam')")

                def test_looks():
                    sqlite3.connect(%r).execute("select * from teas")
                """
            % (str(shop), str(shop))
        },
    )
    events = run(
        project,
        tmp_path / "results",
        ["test_a.py::test_adds", "test_a.py::test_looks"],
        ["probe=true"],
        {"RALPH_DATABASE_URL": "sqlite:///" + str(shop)},
    )

    rows = [event for event in events if event["event"] == "leak" and event["kind"] == "ROWS"]
    assert [(event["id"], event["where"], event["before"], event["after"]) for event in rows] == [
        ("test_a.py::test_adds", "teas", "0 rows", "1 rows")
    ]
    tables = {table["name"]: table for event in events if event["event"] == "schema" for table in event["tables"]}
    assert tables["cups"]["primaryKey"] == ["number", "tea"]
    assert tables["cups"]["foreignKeys"] == [
        {"columns": ["tea"], "referencedTable": "teas", "referencedColumns": ["id"]}
    ]
    assert [column["optional"] for column in tables["teas"]["columns"]] == [True, False]


GENERATED = {
    "isolation/__init__.py": "",
    "isolation/guards.py": """
        import pytest

        def pytest_addhooks(pluginmanager):
            import sys
            if not pluginmanager.has_plugin("guards of the tests"):
                pluginmanager.register(sys.modules[__name__], "guards of the tests")

        @pytest.fixture(autouse=True)
        def _keeps_seen():
            import test_a
            kept = list(test_a.seen)
            yield
            test_a.seen[:] = kept

        @pytest.fixture
        def number():
            return 7
        """,
    "conftest.py": "from isolation.guards import pytest_addhooks  # noqa: F401\n",
    "test_a.py": """
        seen = []

        def test_first():
            assert not seen
            seen.append(1)

        def test_second():
            assert not seen
        """,
}


def test_generated_fixtures_are_switched_off(tmp_path):
    project = write(tmp_path / "project", GENERATED)
    tests = ["test_a.py::test_first", "test_a.py::test_second"]

    on = run(project, tmp_path / "on", tests, ["fixtures=true"])
    off = run(project, tmp_path / "off", tests, ["fixtures=false"])

    assert set(outcomes(on).values()) == {"PASSED"}
    assert outcomes(off) == {"test_a.py::test_first": "PASSED", "test_a.py::test_second": "FAILED"}


def test_fixtures_of_other_modules_stay_on(tmp_path):
    files = dict(GENERATED)
    files["other/__init__.py"] = ""
    files["other/guards.py"] = files.pop("isolation/guards.py")
    files["conftest.py"] = files["conftest.py"].replace("isolation", "other")
    project = write(tmp_path / "project", files)

    off = run(project, tmp_path / "off", ["test_a.py::test_first", "test_a.py::test_second"], ["fixtures=false"])

    assert set(outcomes(off).values()) == {"PASSED"}


def test_a_file_that_cannot_be_imported_this_time_fails_its_tests(tmp_path):
    project = write(
        tmp_path / "project",
        {"test_a.py": "raise RuntimeError('locked')\n", "test_b.py": "def test_it():\n    pass\n"},
    )

    events = run(project, tmp_path / "results", ["test_a.py::test_it", "test_b.py::test_it"])

    assert outcomes(events) == {"test_a.py::test_it": "FAILED", "test_b.py::test_it": "PASSED"}
    assert not [event for event in events if event["event"] in ("broken", "undiscovered")]


def test_a_missing_driver_is_said_instead_of_failures(tmp_path):
    project = write(
        tmp_path / "project",
        {
            "shop.py": "def connect():\n    import psycopg2\n",
            "conftest.py": """
                import importlib.util as util
                found = util.find_spec
                hidden = ("psycopg2", "psycopg")
                import ralph_pytest.drivers
                ralph_pytest.drivers.find_spec = lambda name: None if name in hidden else found(name)
                """,
            "test_a.py": "def test_it():\n    pass\n",
        },
    )

    on_postgresql = run(project, tmp_path / "one", ["test_a.py::test_it"], (), {"RALPH_PROVIDER": "postgresql"})
    on_sqlite = run(project, tmp_path / "two", ["test_a.py::test_it"], (), {"RALPH_PROVIDER": "sqlite"})

    said = [event["message"] for event in on_postgresql if event["event"] == "cannot"]
    assert said == ["The project imports psycopg2, which its Python does not have: install it there."]
    assert not outcomes(on_postgresql)
    assert outcomes(on_sqlite) == {"test_a.py::test_it": "PASSED"}
