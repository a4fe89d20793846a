"""Listing tests and running them in exactly the order asked for."""

SUITE = {
    "pytest.ini": "[pytest]\n",
    "test_a.py": """
        import pytest
        seen = []

        def test_first():
            seen.append(1)

        def test_second():
            assert seen == [1]

        @pytest.mark.parametrize("text", ["a b", "[x]", "ü", "new\\nline", "back\\\\slash"])
        def test_text(text):
            pass
        """,
    "b/test_b.py": """
        import pytest, unittest
        events = []

        @pytest.fixture(scope="module")
        def shared():
            events.append("up")
            yield
            events.append("down")

        def test_one(shared):
            assert events == ["up"]

        class TestCase(unittest.TestCase):
            @classmethod
            def setUpClass(cls):
                events.append("class")

            def test_it(self):
                self.x = getattr(self, "x", 0) + 1
                assert self.x == 1
        """,
    "test_outcomes.py": """
        import pytest, sys

        def test_fails():
            assert 1 == 2

        def test_skips():
            pytest.skip("no")

        @pytest.mark.xfail
        def test_expected():
            assert False

        @pytest.mark.xfail
        def test_unexpected():
            pass

        @pytest.mark.xfail(strict=True)
        def test_strict():
            pass

        @pytest.fixture
        def bad():
            raise ValueError("set up")

        def test_setup(bad):
            pass

        @pytest.fixture
        def bad_end():
            yield
            raise ValueError("tear down")

        def test_teardown(bad_end):
            pass

        def test_exits():
            sys.exit(3)
        """,
}


def test_tests_are_listed_in_the_order_of_the_project(project):
    session = project(SUITE)
    in_one_file = [test for test in session.tests() if "::test_" in test and "[" not in test and "test_a" in test]
    assert in_one_file == ["test_a.py::test_first", "test_a.py::test_second"]
    assert len(session.tests()) == 17


def test_list_ends_by_itself(project):
    session = project(SUITE, mode="list")
    assert session.wait_for("end")[-1] == {"event": "end", "tests": 0}


def test_an_order_is_kept_across_files_and_memory_is_fresh(project):
    session = project(SUITE)
    order = ["test_a.py::test_first", "b/test_b.py::test_one", "test_a.py::test_second"]
    answers = session.run(order, ["test_a.py::test_second"], order)
    assert [answer.outcomes for answer in answers] == [["PASSED"] * 3, ["FAILED"], ["PASSED"] * 3]
    assert answers[0].started() == order
    assert answers[0].end == "ENDED" and answers[0].fork


def test_every_id_survives(project):
    session = project(SUITE)
    ids = session.tests()
    for answer, name in zip(session.run(*([name] for name in ids)), ids):
        assert answer.started() == [name]


def test_a_test_runs_twice_from_a_fresh_start(project):
    session = project(SUITE)
    case, one = "b/test_b.py::TestCase::test_it", "b/test_b.py::test_one"
    twice, apart, fixture = session.run([case, case], [case, one, case], [one, one])
    assert twice.outcomes == ["PASSED", "PASSED"]
    assert apart.outcomes == ["PASSED", "FAILED", "PASSED"]
    assert fixture.outcomes == ["PASSED", "PASSED"]


def test_outcomes_are_told_apart(project):
    session = project(SUITE)
    names = ["fails", "skips", "expected", "unexpected", "strict", "setup", "teardown", "exits"]
    (answer,) = session.run(["test_outcomes.py::test_" + name for name in names])
    assert answer.outcomes == "FAILED SKIPPED SKIPPED PASSED FAILED FAILED FAILED FAILED".split()
    failures = [event["failure"] for event in answer.events if "failure" in event]
    assert failures[0]["type"] == "AssertionError" and "assert 1 == 2" in failures[0]["stack"]
    assert failures[2] == {"type": "ValueError", "message": "set up", "stack": failures[2]["stack"]}
    assert failures[3]["message"] == "tear down"


def test_probes_with_a_common_start_share_it(project, tmp_path):
    count = tmp_path / "results0" / "count"
    session = project(
        {
            "test_it.py": """
            import pytest, os
            def note(text):
                with open(%r, "a") as f: f.write(text)
            @pytest.fixture(scope="module")
            def module():
                yield
                note("m")
            def test_a(module): note("a")
            def test_b(module): note("b")
            def test_c(): note("c")
            """
            % str(count),
            "test_other.py": """
            from test_it import note
            def test_d(): note("d")
            """,
        }
    )
    a, b, c, d = session.tests()
    answers = session.run([a, b], [a, c], [a, d])
    assert [answer.outcomes for answer in answers] == [["PASSED", "PASSED"]] * 3
    assert [answer.started() for answer in answers] == [[a, b], [a, c], [a, d]]
    assert [answer.shared for answer in answers] == [0, 1, 1]
    assert count.read_text() == "abm" "cm" "md"


def test_what_a_common_start_that_crashes_has_cost_is_told_once(project):
    session = project({"test_it.py": "import os\ndef test_a(): pass\ndef test_b(): os._exit(3)\ndef test_c(): pass\n"})
    a, b, c = session.tests()
    answers = session.run([a, b, c], [a, b, a], [c, a])
    assert [answer.end for answer in answers] == ["CRASHED", "CRASHED", "ENDED"]
    assert [answer.shared for answer in answers] == [0, 2, 0]


def test_a_worker_runs_its_tests_once(project):
    tests = ["test_a.py::test_second", "test_a.py::test_first", "test_a.py::test_second"]
    session = project(SUITE, mode="run", more=["test=" + test for test in tests])
    events = session.wait_for("end")
    assert [e["id"] for e in events if e["event"] == "started"] == tests
    assert [e["outcome"] for e in events if e["event"] == "finished"] == ["FAILED", "PASSED", "PASSED"]
    assert events[-1]["tests"] == 3


def test_a_forged_batch_is_not_obeyed(project):
    session = project(SUITE)
    session.tests()
    (session.results / "batch-000001").write_text("00\nend\n")
    assert session.run(["test_a.py::test_first"])[0].outcomes == ["PASSED"]


def test_each_leaf_finds_the_files_as_the_shared_part_left_them(project):
    session = project(
        {
            "pytest.ini": "[pytest]\n",
            "test_files.py": """
                import os, pytest

                @pytest.fixture(scope="session")
                def file(tmp_path_factory):
                    path = tmp_path_factory.mktemp("data") / "items"
                    path.write_text("none")
                    return path

                def test_adds(file):
                    (file.parent / "new").write_text("one")
                    os.replace(file.parent / "new", file)

                def test_has_one(file):
                    assert file.read_text() == "one"
                    file.write_text("spoilt")
                """,
        }
    )
    pair = ["test_files.py::test_adds", "test_files.py::test_has_one"]

    answers = session.run(*[pair] * 6)

    assert [answer.outcomes for answer in answers] == [["PASSED", "PASSED"]] * 6
    assert [answer.remark for answer in answers] == [""] * 6


def test_a_file_is_put_back_for_each_of_two_probes_alike(project):
    session = project(
        {
            "pytest.ini": "[pytest]\n",
            "test_files.py": """
                from pathlib import Path

                def test_writes():
                    Path("left.txt").write_text("x")

                def test_finds_nothing():
                    assert not Path("left.txt").exists()
                """,
        }
    )
    pair = ["test_files.py::test_writes", "test_files.py::test_finds_nothing"]

    answers = session.run(*[pair] * 3, restore=["FILE:left.txt"])

    assert [answer.outcomes for answer in answers] == [["PASSED", "PASSED"]] * 3
