"""The tea shop: every planted fault shows, with its state, and putting that state back heals the victim."""

import re
import shutil
from pathlib import Path

SUITES = Path(__file__).resolve().parents[3] / "agent/src/test/resources/suites"


def expected():
    """The findings of the file, which uses nothing but scalars and lists in one line."""
    findings = []
    for line in (SUITES / "tea-shop.yaml").read_text().splitlines()[1:]:
        words = re.findall(r"[\w/.]+\.py::\w+(?:::\w+)?|[A-Z_]+:[\w./:]+", line)
        key = line.strip(" -").partition(":")[0]
        if key == "kind":
            findings.append({"kind": line.rpartition(" ")[2], "polluters": [], "setters": [], "cleaners": []})
        elif line.strip().startswith("- ["):
            findings[-1]["polluters"].append(words)
        elif words:
            findings[-1][key] = words if key != "test" else words[0]
    return findings




def sample(tmp_path, mode="serve", **keywords):
    from sessions import Session

    folder = tmp_path / "sample"
    shutil.copytree(SUITES / "tea-shop", folder, ignore=shutil.ignore_patterns("__pycache__", ".pytest_cache", "shop.db"))
    return Session(folder, tmp_path / "results", mode=mode, **keywords)


def changed(outcome):
    return outcome != "PASSED"


def test_the_declared_order_is_green_and_each_alone_too(tmp_path):
    with sample(tmp_path) as session:
        tests = session.tests()
        whole, *alone = session.run(tests, *([test] for test in tests))
        assert set(whole.outcomes) == {"PASSED"}
        brittle = {test for test, answer in zip(tests, alone) if answer.outcomes != ["PASSED"]}
        assert brittle == {finding["test"] for finding in expected() if finding["kind"] == "brittle"}


def test_every_planted_fault_shows_with_its_state_and_can_be_put_back(tmp_path):
    with sample(tmp_path) as session:
        session.tests()
        for finding in expected():
            victim, wrong = finding["test"], []
            for polluters in finding["polluters"] + [[setter] for setter in finding["setters"]]:
                (dirty,) = session.run([*polluters, victim], look="leaks")
                (healed,) = session.run([*polluters, victim], restore=finding["state"])
                last = dirty.outcomes[-1]
                assert changed(last) == (finding["kind"] == "victim"), finding
                assert changed(healed.outcomes[-1]) != changed(last), (finding, healed.remark)
                missing = set(finding["state"]) - dirty.leaks()
                assert not missing, (victim, missing, dirty.leaks())
            for cleaner in finding["cleaners"]:
                (clean,) = session.run([*finding["polluters"][0], cleaner, victim])
                assert clean.outcomes[-1] == "PASSED"
            assert not wrong


def test_nothing_else_is_taken_for_a_leak(tmp_path):
    with sample(tmp_path) as session:
        tests = session.tests()
        (whole,) = session.run(tests, look="leaks")
        planted = {name for finding in expected() for name in finding["state"]}
        assert whole.leaks() - planted == set()
        assert planted - whole.leaks() <= {"MODULE_ATTRIBUTE:shop.rates.rate"}


def test_each_leak_is_traced_to_a_line(tmp_path):
    with sample(tmp_path) as session:
        tests = session.tests()
        lines = {}
        for answer in session.run(*([test] for test in tests if "numbers_follow" not in test), look="lines"):
            lines.update(answer.lines())
        missing = {name for finding in expected() for name in finding["state"]} - set(lines)
        assert not missing
        text = {}
        for name, place in lines.items():
            path, _, number = place.rpartition(":")
            text[name] = (SUITES / "tea-shop" / path).read_text().splitlines()[int(number) - 1].strip()
        assert text["ENVIRONMENT:SHOP_MODE"] == 'os.environ["SHOP_MODE"] = "wholesale"'
        assert text["MODULE_ATTRIBUTE:shop.catalog.DISCOUNTS"] == "DISCOUNTS.append(amount)"
        assert text["FILE:shop/data/notes.txt"].startswith("NOTES.write_text")
        assert text["MODULE_ATTRIBUTE:shop.clock.now"].startswith("mock.patch")
        assert text["RANDOM:random"] == "random.seed(1)"
        assert "connection" in text["ROWS:shop.db:customers"] or "run(" in text["ROWS:shop.db:customers"]
