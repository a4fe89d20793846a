"""Tests that break things on purpose: each takes its own probe along and nothing else."""

import os

import pytest

NASTY = {
    "data.txt": "as it was\n",
    "test_nasty.py": """
        import os, signal, subprocess, sys, threading, time, ctypes, resource, tempfile, pytest

        def test_fine():
            assert open("data.txt").read() == "as it was\\n"
            assert not os.path.exists("new.txt")

        def test_hangs():
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            subprocess.Popen(["sleep", "1000"], start_new_session=True)
            time.sleep(1000)

        def test_ends(): os._exit(0)
        def test_segfault(): ctypes.string_at(0)
        def test_killed(): os.kill(os.getpid(), signal.SIGKILL)
        def test_pytest_exit(): pytest.exit("enough")
        def test_interrupt(): raise KeyboardInterrupt

        def test_memory():
            resource.setrlimit(resource.RLIMIT_DATA, (512 << 20, 512 << 20))
            x = bytearray(2 << 30)

        def test_closes_all():
            os.closerange(3, 1024)

        def test_forges():
            for name in ("batch-000002", "session.events"):
                with open(os.path.join(os.environ["FORGE"], name), "a") as f:
                    f.write("forged\\n")

        def test_writes():
            open("data.txt", "w").write("changed\\n")
            os.mkdir("folder")
            open("folder/new.txt", "w")
            open("new.txt", "w")

        def test_writes_by_others():
            subprocess.run("echo more > data.txt; touch new.txt", shell=True)

        def test_loses_its_folder(tmp_path):
            folder = tmp_path / "gone"
            folder.mkdir()
            os.chdir(folder)
            folder.rmdir()

        def test_patches():
            import builtins, json
            def broken(*a, **k): raise RuntimeError("patched")
            for module, names in ((time, "time monotonic sleep perf_counter"), (os, "write read open fork getpid"),
                    (builtins, "open print"), (os, "stat lstat scandir listdir"), (json, "dumps loads")):
                for name in names.split():
                    setattr(module, name, broken)

        def test_daemon():
            if os.fork() == 0:
                os.setsid()
                if os.fork() == 0:
                    time.sleep(1000)
                os._exit(0)

        def test_thread():
            threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()

        def test_temporary():
            assert os.listdir(tempfile.gettempdir()) in ([], ["pytest"])
            tempfile.mkstemp()

        def test_link():
            os.remove("data.txt")
            os.symlink("/etc/passwd", "data.txt")
        """,
}
FINE = "test_nasty.py::test_fine"
ENDS = {
    "ends": "CRASHED",
    "segfault": "CRASHED",
    "killed": "CRASHED",
    "pytest_exit": "CRASHED",
    "interrupt": "CRASHED",
    "memory": "ENDED",
    "closes_all": "CRASHED",
    "writes": "ENDED",
    "writes_by_others": "ENDED",
    "loses_its_folder": "ENDED",
    "daemon": "ENDED",
    "thread": "ENDED",
    "temporary": "ENDED",
    "link": "ENDED",
}


def sleepers():
    return [
        line
        for line in os.popen("ps -eo pid,ppid,args").read().splitlines()
        if "sleep 1000" in line and "sh -c" not in line
    ]


def test_what_a_test_breaks_is_whole_in_the_next_probe(project):
    session = project(NASTY)
    orders = []
    for name in ENDS:
        orders += [["test_nasty.py::test_" + name], [FINE]]
    answers = session.run(*orders)
    assert {name: answers[2 * i].end for i, name in enumerate(ENDS)} == ENDS
    for i, answer in enumerate(answers[1::2]):
        assert (answer.end, answer.outcomes) == ("ENDED", ["PASSED"]), list(ENDS)[i]
    assert (session.folder / "data.txt").read_text() == "as it was\n"
    assert not [event for event in session.events() if event["event"] in ("cannot", "note")]


@pytest.mark.parametrize("name", ["writes", "writes_by_others", "link", "loses_its_folder", "temporary", "thread"])
def test_leaves_of_one_stem_do_not_see_each_other(project, name):
    session = project(NASTY)
    nasty, temporary = "test_nasty.py::test_" + name, "test_nasty.py::test_temporary"
    answers = session.run([FINE, nasty], [FINE, FINE], [FINE, temporary], [nasty, FINE], [nasty, temporary])
    worse = "FAILED" if name in ("writes", "writes_by_others", "link", "loses_its_folder") else "PASSED"
    assert [answer.end for answer in answers] == ["ENDED"] * 5, [answer.remark for answer in answers]
    outcomes = [answer.outcomes[1] for answer in answers]
    assert outcomes == ["PASSED", "PASSED", "PASSED", worse, "FAILED" if name == "temporary" else "PASSED"]


def test_a_deadline_ends_the_whole_tree_of_processes(project):
    session = project(NASTY)
    hangs = "test_nasty.py::test_hangs"
    answers = session.run([hangs], [FINE], [FINE, hangs], [FINE, FINE], [hangs, FINE], [hangs, hangs], limit=700)
    assert [answer.end for answer in answers] == "DEADLINE ENDED DEADLINE ENDED DEADLINE DEADLINE".split()
    assert answers[2].outcomes == ["PASSED", "UNFINISHED"]
    assert not sleepers()


def test_forged_files_change_nothing(project, tmp_path):
    session = project(NASTY, environment={"FORGE": str(tmp_path / "results0")})
    session.wait_for("ready")
    session.send("probe 1\ntest test_nasty.py::test_forges\n")
    import time

    time.sleep(1.5)
    lines = (session.results / "session.events").read_bytes().splitlines()
    assert lines.count(b"forged") == 1
    (session.results / "session.events").write_bytes(b"".join(x + b"\n" for x in lines if x != b"forged"))
    assert session.run([FINE])[0].outcomes == ["PASSED"]


def test_patched_functions_do_not_reach_the_session(project):
    session = project(NASTY)
    patches = "test_nasty.py::test_patches"
    answers = session.run([patches], [patches, patches], [FINE], look="leaks")
    assert answers[2].outcomes == ["PASSED"]
    assert "finished" in [event["event"] for event in answers[0].events]


def test_a_thread_from_a_conftest_is_said(project):
    session = project(
        {
            "conftest.py": """
            import threading, time
            threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
            """,
            "test_it.py": "def test_it(): pass",
        }
    )
    cannot, end = session.wait_for("end")[-2:]
    assert "threads" in cannot["message"]
    assert end["event"] == "end"


@pytest.mark.parametrize("where", ["conftest.py", "sub/conftest.py", "test_broken.py"])
def test_what_cannot_be_imported_is_said_with_its_message(project, where):
    files = {"test_it.py": "def test_it(): pass", "sub/test_that.py": "def test_that(): pass"}
    files[where] = "import nothing_of_that_name"
    session = project(files)
    events = session.wait_for("ready", "end")
    said = [event for event in events if event["event"] == "undiscovered"]
    assert len(said) == 1
    assert "nothing_of_that_name" in said[0]["failure"]["message"]
    if where == "test_broken.py":
        assert len(session.tests()) == 2


def test_an_unknown_option_is_said(project):
    session = project({"pytest.ini": "[pytest]\naddopts = --no-such-option\n", "test_it.py": "def test_it(): pass"})
    events = session.wait_for("end")
    assert [event["event"] for event in events] == ["undiscovered", "end"]


def test_options_that_stop_early_or_write_are_harmless(project):
    files = {
        "pytest.ini": "[pytest]\naddopts = -x --lf --junitxml=out.xml --doctest-modules -p no:warnings\n",
        "test_it.py": '''
            def doubled(x):
                """
                >>> doubled(2)
                4
                """
                return 2 * x
            def test_a(): assert False
            def test_b(): pass
            ''',
    }
    session = project(files)
    a, b, d = sorted(session.tests(), key=lambda name: name.endswith("doubled"))
    assert session.run([a, b, d, a, d])[0].outcomes == ["FAILED", "PASSED", "PASSED", "FAILED", "PASSED"]
    session.send("end\n")
    session.process.wait(20)
    assert sorted(path.name for path in session.folder.iterdir()) == ["pytest.ini", "test_it.py"]


def test_a_timer_of_the_common_start_does_not_wake_it_up(project):
    session = project(
        {
            "test_it.py": """
            import signal, time, pytest
            @pytest.fixture
            def timer():
                def late(*_): pytest.fail("late")
                signal.signal(signal.SIGALRM, late)
                signal.setitimer(signal.ITIMER_REAL, 0.3)
                yield
                signal.setitimer(signal.ITIMER_REAL, 0)
            def test_a(timer): pass
            def test_b(): time.sleep(0.5)
            def test_c(): pass
            """
        }
    )
    a, b, c = session.tests()
    answers = session.run([a, b], [a, c])
    assert [(answer.end, answer.outcomes) for answer in answers] == [("ENDED", ["PASSED", "PASSED"])] * 2


def test_a_file_that_is_open_is_not_shared(project):
    session = project(
        {
            "test_it.py": """
            import os, pytest
            @pytest.fixture(scope="module")
            def file():
                with open("log.txt", "w+") as f:
                    f.write("x"); f.flush()
                    yield f
                os.remove("log.txt")
            def test_a(file): pass
            def test_b(file): assert os.stat("log.txt").st_ino == os.fstat(file.fileno()).st_ino
            """
        }
    )
    a, b = session.tests()
    answers = session.run([a, b], [a, b], [a, b])
    assert [answer.outcomes for answer in answers] == [["PASSED", "PASSED"]] * 3
