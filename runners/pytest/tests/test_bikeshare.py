"""The bicycle-sharing sample: green in its own order, and each planted fault shows where the list says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="needs SQLAlchemy")

HERE = Path(__file__).resolve().parent.parent
ID = r"tests/\w+\.py::\w+"


def expected():
    """The findings of the list, which uses nothing but scalars and lists in one line."""
    findings = []
    for line in (HERE / "expected-sample.yaml").read_text().splitlines():
        key, _, value = line.strip(" -").partition(": ")
        if key == "cause":
            findings.append({"cause": value, "polluters": [], "state": [], "red": []})
        elif re.match(r" *- \[", line):
            findings[-1]["polluters"].append(re.findall(ID, line))
        elif key in ("state", "red"):
            findings[-1][key] = re.findall(r"[\w:./]+", value)
        elif key in ("kind", "test"):
            findings[-1][key] = value
    return findings


@pytest.fixture
def sample(tmp_path):
    folder = tmp_path / "sample"
    left_out = shutil.ignore_patterns("__pycache__", ".pytest_cache", "bikeshare_dev.db*")
    shutil.copytree(HERE / "sample", folder, ignore=left_out)
    return folder


def run(sample, tests, provider):
    """Runs the tests in this order; gives those that did not pass."""
    environment = {name: value for name, value in os.environ.items() if name not in ("CI", "GITHUB_ACTIONS")}
    environment["RALPH_PROVIDER"] = provider
    environment.pop("RALPH_DATABASE_URL", None)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=no", "-rfE", *tests]
    done = subprocess.run(command, cwd=sample, env=environment, stdout=subprocess.PIPE, universal_newlines=True)
    assert re.search(r"\d+ passed", done.stdout), done.stdout
    return set(re.findall(r"(?m)^(?:FAILED|ERROR) (%s)" % ID, done.stdout))


def declared(sample):
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    listed = subprocess.run(command, cwd=sample, stdout=subprocess.PIPE, universal_newlines=True).stdout
    # Ids of parameters stand in brackets and may hold anything.
    return [line for line in listed.splitlines() if re.match(ID, line)]


@pytest.mark.parametrize("provider", ["sqlite", "mock"])
def test_the_declared_order_is_green_and_the_reversed_one_red_where_the_list_says(sample, provider):
    tests = declared(sample)
    assert len(tests) >= 60
    cell = provider + "/reversed"
    listed = {finding["test"] for finding in expected() if cell in finding["red"]}

    assert run(sample, tests, provider) == set()
    (sample / "bikeshare_dev.db").unlink()
    assert run(sample, tests[::-1], provider) == listed


def test_each_victim_passes_alone_and_fails_behind_its_polluters(sample, tmp_path):
    from sessions import Session

    with Session(sample, tmp_path / "results") as session:
        session.tests()
        seen = []
        for finding in expected():
            # One victim for each set of polluters is enough.
            if "sqlite/reversed" not in finding["red"] or finding["polluters"] in seen:
                continue
            seen.append(finding["polluters"])
            look = "leaks" if finding["state"] else "outcomes"
            orders = [polluters + [finding["test"]] for polluters in finding["polluters"]]
            alone, *behind = session.run([finding["test"]], *orders, look=look)
            assert alone.outcomes == ["PASSED"], finding
            for answer in behind:
                assert answer.outcomes[-1] != "PASSED", (finding, answer.outcomes)
                assert set(finding["state"]) <= answer.leaks(), (finding, answer.leaks())
