"""Wherever the tests lie, one line in their conftest.py is enough, and pytest can be told to leave
it out.
"""

import re

import pytest
from conftest import PATTERNS, Project, lay_out

TESTS = """
import sqlite3
import pytest
from %sapplication import CONNECTION, connect

@pytest.mark.parametrize("round", (1, 2))
def test_one(round):
    CONNECTION.execute("INSERT INTO names VALUES (1)")
    CONNECTION.commit()
    assert len(connect("shop.db").execute("SELECT * FROM names").fetchall()) == 1

class TestOther:
    @pytest.mark.real_commits("the second mark is known, too")
    def test_two(self):
        self.test_three()

    def test_three(self):
        assert connect("shop.db").execute("SELECT * FROM names").fetchall() == []
"""
# It takes what it needs from the driver by name and connects when it is imported.
APPLICATION = """
from sqlite3 import connect

CONNECTION = connect("shop.db")
CONNECTION.execute("CREATE TABLE IF NOT EXISTS names (name)")
"""
PLAIN = (
    "from isolation.database import pytest_addhooks  # noqa: F401\n"
    "from application import connect\n"
)
PACKAGE = (
    "from tests.isolation.database import pytest_addhooks\n"
    "from tests.application import connect\n"
)
HOOKS = """
def pytest_configure(config):
    config.mine = True

def pytest_runtest_setup(item):
    assert item.config.mine
"""


@pytest.mark.parametrize(
    "folder, line, options, more",
    [
        ("tests", PLAIN, ["--strict-markers", "-W", "error"], {}),
        ("tests", PLAIN + HOOKS, [], {}),
        ("tests", PACKAGE, [], {"__init__.py": ""}),
        (".", PLAIN, [], {}),
        ("back/end/checks", PLAIN, ["back/end/checks"], {}),
        ("back/end/checks", PLAIN, [], {"../conftest.py": "", "../../../conftest.py": ""}),
        (
            "tests",
            PLAIN,
            [],
            {"sub/conftest.py": "from isolation.database import pytest_addhooks\n"},
        ),
        ("tests", PLAIN, ["-p", "no:randomly", "--import-mode=append"], {}),
    ],
)
def test_one_line_is_enough(tmp_path, folder, line, options, more):
    project = Project(tmp_path, folder, line)
    project.add("application.py", APPLICATION)
    project.add("test_names.py", TESTS % ("tests." if "__init__.py" in more else ""))
    for name, text in more.items():
        project.add(name, text)

    run = project.run(*options)

    assert run.code == 0, run.output
    assert len(run.outcomes) == 4
    assert not (tmp_path / "shop.db").exists()


def test_pytest_can_leave_it_out(tmp_path):
    project = Project(tmp_path, "tests", PLAIN)
    project.add("application.py", APPLICATION)
    project.add("test_names.py", TESTS % "")

    run = project.run("-p", "no:database_isolation")

    assert len(run.bad()) == 3, run.output


def test_each_pattern_names_the_files_it_brings():
    for folder in (
        "database-isolation",
        "virtual-commit",
        "real-commits",
        "worker-database",
        "database-per-test",
    ):
        named = re.findall(
            r"^  (\S+)\.template: (\S+)$",
            (PATTERNS / folder / "pattern.yaml").read_text(),
            re.MULTILINE,
        )
        there = {file.name[: -len(".template")] for file in (PATTERNS / folder).glob("*.template")}
        assert {name for name, _ in named} == there
        assert all(name == target for name, target in named)


def test_what_is_generated_is_plain(tmp_path):
    lay_out(tmp_path)
    for file in (tmp_path / "isolation").glob("*.py"):
        text = file.read_text()
        assert "ralph" not in text.lower() and "{{" not in text
        assert max(map(len, text.splitlines()), default=0) <= 100, file.name
