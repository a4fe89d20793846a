"""What ends the threads, pools and processes that a test leaves: it always comes to its own end, and breaks nobody's
wait.
"""

import multiprocessing
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

import isolation_code

FORMS = isolation_code.PATTERNS / "threads-and-processes"
# What a form waits for in all, and a shorter wait for tests that use all of it up.
WAITS = {
    "threads": ("range(100)", "range(3)"),
    "executors": ("timeout=10", "timeout=0.3"),
    "child-processes": ("timeout=10", "timeout=0.3"),
}


def fixture(form, short=False):
    """The fixture of a form as a context manager: what is within stands for the test."""
    text = (FORMS / (form + ".py.template")).read_text()
    for name, value in (("decorator", "@contextmanager"), ("fixture", "around"), ("why", "Ends what is left.")):
        text = text.replace("{{%s}}" % name, value)
    if short:
        assert WAITS[form][0] in text
        text = text.replace(*WAITS[form])
    names = {"contextmanager": contextmanager}
    exec(text, names)
    return names["around"]()


class OrderedThread(threading.Thread):
    """A thread with a place of its own in a set of threads."""

    place = 1

    def __hash__(self):
        return self.place


class OrderedTimer(threading.Timer):
    place = 0

    __hash__ = OrderedThread.__hash__


@pytest.fixture
def release():
    """What threads wait for: at the latest, none waits longer than the test or than half a minute."""
    event = threading.Event()
    rescue = threading.Timer(30, event.set)
    rescue.daemon = True
    rescue.start()
    yield event
    rescue.cancel()
    event.set()


@pytest.mark.parametrize("place", [0, 2], ids=["timer-first", "thread-first"])
def test_a_thread_gets_what_it_waits_for_from_a_timer(release, place):
    with fixture("threads"):
        timer = OrderedTimer(0.1, release.set)
        timer.place = place
        timer.start()
        clerk = OrderedThread(target=release.wait, daemon=True)
        clerk.start()

    assert release.is_set() and not clerk.is_alive() and not timer.is_alive()


def test_a_timer_that_nobody_waits_for_is_not_waited_for(release):
    begin = time.monotonic()
    with fixture("threads"):
        threading.Timer(20, release.set).start()

    assert time.monotonic() - begin < 5 and not release.is_set()


def test_a_timer_that_starts_the_next_comes_to_an_end():
    at_work = threading.Event()

    def tick():
        at_work.set()
        time.sleep(0.05)
        timer = threading.Timer(0.05, tick)
        timer.daemon = True
        timer.start()

    before = set(threading.enumerate())
    with fixture("threads"):
        threading.Timer(0, tick).start()
        assert at_work.wait(10)

    assert set(threading.enumerate()) <= before


def test_threads_one_after_the_other_come_to_an_end():
    done = []

    def one(number):
        time.sleep(0.01)
        done.append(number)
        if number:
            threading.Thread(target=one, args=(number - 1,)).start()

    with fixture("threads"):
        threading.Thread(target=one, args=(3,)).start()

    assert done == [3, 2, 1, 0]


def test_all_that_still_run_are_named_and_timers_go_on_for_them(release):
    timer = threading.Timer(20, release.set)
    timer.name = "alarm"
    with pytest.raises(AssertionError, match="still running: alarm, clerk"):
        with fixture("threads", short=True):
            timer.start()
            threading.Thread(target=release.wait, name="clerk", daemon=True).start()

    assert not timer.finished.is_set()
    timer.cancel()


def test_the_end_of_threads_needs_no_clock(release, monkeypatch):
    with pytest.raises(AssertionError, match="still running: clerk"):
        with fixture("threads", short=True):
            monkeypatch.setattr(time, "monotonic", lambda: 0.0)
            monkeypatch.setattr(time, "sleep", lambda _: None)
            threading.Thread(target=release.wait, name="clerk", daemon=True).start()


def test_a_pool_does_what_it_was_given_before_it_ends():
    done = []
    with fixture("executors"):
        pool = ThreadPoolExecutor(1)
        for number in range(3):
            pool.submit(lambda number=number: (time.sleep(0.02), done.append(number)))

    assert done == [0, 1, 2]
    with pytest.raises(RuntimeError):
        pool.submit(int)


def test_a_pool_that_hangs_is_reported_and_the_others_end(release):
    with pytest.raises(AssertionError, match="a thread pool still runs"):
        with fixture("executors", short=True):
            pools = [ThreadPoolExecutor(1), ThreadPoolExecutor(1)]
            pools[0].submit(release.wait)

    with pytest.raises(RuntimeError):
        pools[1].submit(int)


def test_a_pool_from_before_goes_on():
    with ThreadPoolExecutor(1) as pool:
        with fixture("executors"):
            pass

        assert pool.submit(int).result(10) == 0


def stubborn():
    """A process that does not end when it is asked to, once it says so."""
    code = "import signal, time; signal.signal(15, signal.SIG_IGN); print('ready', flush=True); time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-Sc", code], stdout=subprocess.PIPE)
    process.stdout.readline()
    return process


def ignoring(ready):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    ready.set()
    time.sleep(60)


def test_a_process_that_ignores_the_request_to_end_is_killed_and_named_and_none_is_left():
    with pytest.raises(AssertionError, match="killed, .*time.sleep.*, deaf$"):
        with fixture("child-processes", short=True):
            ready = multiprocessing.Event()
            deaf = multiprocessing.Process(target=ignoring, args=(ready,), name="deaf")
            deaf.start()
            others = [stubborn(), subprocess.Popen(["sleep", "60"]), stubborn(), subprocess.Popen(["sleep", "60"])]
            assert ready.wait(10)

    assert [each.poll() for each in others] == [-9, -15, -9, -15]
    assert deaf.exitcode == -9
    others[0].stdout.close()
    others[2].stdout.close()


def test_a_process_from_before_goes_on():
    before = subprocess.Popen(["sleep", "60"])
    with fixture("child-processes"):
        after = subprocess.Popen(["sleep", "60"])

    assert before.poll() is None and after.poll() == -15
    before.kill()
    before.wait()
