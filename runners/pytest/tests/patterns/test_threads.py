"""Threads that hang, fail or come late: what waits for them returns in time and says why."""

import subprocess
import sys
import textwrap
import threading
import time
from concurrent.futures import as_completed
from contextlib import contextmanager

import pytest

import isolation_code
from generated.isolation import threads
from generated.isolation.threads import (
    Barrier,
    Broken,
    Pool,
    parties,
    process_limit,
    results,
    time_limit,
    together,
    within,
)


@contextmanager
def at_most(seconds):
    """Well below the limits that must not be waited for."""
    begin = time.monotonic()
    yield
    assert time.monotonic() - begin < seconds


def hang():
    threading.Event().wait(60)


def test_a_time_limit_returns_before_what_it_limits(capfd):
    with at_most(3), pytest.raises(TimeoutError, match="1 of 1 are not done after 0.2 s"):
        within(0.2, hang)

    assert "in hang" in capfd.readouterr().err


def test_a_process_ends_though_a_thread_hangs(tmp_path):
    package = isolation_code.generate(tmp_path, "bounded-threads")
    program = """
        import time
        from isolation.threads import within
        try:
            within(0.2, time.sleep, 60)
        except TimeoutError:
            print("late")
    """
    with at_most(20):
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(program)], cwd=str(package.parent), stdout=subprocess.PIPE
        )
    assert (done.returncode, done.stdout) == (0, b"late\n")


def test_a_process_limit_ends_what_no_thread_can(tmp_path):
    package = isolation_code.generate(tmp_path, "bounded-threads")
    program = """
        import time
        from isolation.threads import process_limit
        with process_limit(0.3):
            time.sleep(60)
    """
    with at_most(20):
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(program)], cwd=str(package.parent), stderr=subprocess.PIPE
        )
    assert done.returncode == 1
    assert b"time.sleep" in done.stderr or b"<string>" in done.stderr


def test_a_process_limit_is_off_afterwards():
    with process_limit(0.1):
        pass
    time.sleep(0.2)


def test_a_limited_test_fails_with_its_own_error():
    @time_limit(5)
    def fails():
        raise ValueError("own")

    with pytest.raises(ValueError, match="own"):
        fails()


@pytest.fixture
def number():
    return 7


@time_limit(5)
def test_a_limited_test_gets_its_fixtures(number):
    assert number == 7


@time_limit(5)
def test_a_limited_test_may_skip():
    with pytest.raises(pytest.skip.Exception):
        within(5, pytest.skip, "from a thread")


def test_a_thread_that_dies_early_is_what_is_reported():
    meeting, gone = Barrier(3, limit=20), threading.Semaphore(0)

    def one(number):
        if number == 1:
            raise ValueError("the cause")
        try:
            meeting.wait()
        finally:
            gone.release()

    with at_most(10):
        with pytest.raises(ValueError, match="the cause"):
            together(one, 3, limit=20, barriers=[meeting])
        assert gone.acquire(timeout=9) and gone.acquire(timeout=9)


def test_those_who_wait_learn_the_cause():
    meeting = Barrier(2, limit=20)
    waiting = Pool(1)
    call = waiting.submit(meeting.wait)
    meeting.abort(ValueError("the cause"))

    with at_most(5), pytest.raises(Broken, match="the cause") as failure:
        call.result()
    assert isinstance(failure.value.__cause__, ValueError)


def test_a_barrier_gives_up_and_may_be_used_again():
    meeting = Barrier(2, limit=0.1)
    with pytest.raises(TimeoutError, match="not all of 2 threads came within 0.1 s"):
        meeting.wait()
    with pytest.raises(TimeoutError):
        meeting.wait()

    meeting.reset()

    assert sorted(together(lambda _: meeting.wait(), 2)) == [0, 1]


def test_threads_begin_together():
    assert together(lambda number: number * 2, 20) == [number * 2 for number in range(20)]


def test_a_failure_that_nobody_asks_for_is_raised():
    with pytest.raises(ZeroDivisionError):
        with Pool(2) as pool:
            futures = [pool.submit(lambda n: 1 // n, n) for n in (1, 0, 2)]
            for _ in as_completed(futures):
                pass


def test_a_failure_that_the_test_expects_is_not_raised_again():
    with Pool(2) as pool:
        with pytest.raises(ZeroDivisionError):
            pool.submit(lambda: 1 // 0).result()


def test_a_pool_is_left_though_a_call_hangs():
    with at_most(5), pytest.raises(TimeoutError, match="1 of 2"):
        with Pool(2, limit=0.3) as pool:
            pool.submit(hang)
            pool.submit(int)


def test_the_failure_of_the_test_comes_before_those_of_the_pool():
    with at_most(5), pytest.raises(AssertionError, match="of the test"):
        with Pool(1, limit=20) as pool:
            pool.submit(hang)
            raise AssertionError("of the test")


def test_a_pool_has_no_more_threads_than_it_was_given():
    running, most = [], []

    def one(_):
        running.append(1)
        most.append(len(running))
        time.sleep(0.002)
        running.pop()

    with Pool(3) as pool:
        assert pool.map(one, range(30)) == [None] * 30
    assert max(most) <= 3


def test_results_of_any_futures_raise_the_first_failure():
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(2) as pool:
        futures = [pool.submit(lambda n: 1 // n, n) for n in (1, 0)]
        with pytest.raises(ZeroDivisionError):
            results(futures)


@pytest.mark.parametrize(
    "ci, wanted, processors, expected",
    [
        ("", 50, 2, 50),
        ("False", 50, 2, 50),
        ("true", 50, 2, 2),
        ("True", 50, 4, 4),
        ("1", 50, 1, 2),
        ("true", 1, 8, 1),
    ],
)
def test_a_build_server_gets_fewer_threads_and_no_skip(monkeypatch, ci, wanted, processors, expected):
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(threads.os, "cpu_count", lambda: processors)

    assert parties(wanted) == expected


def test_threads_see_the_context_of_the_test():
    import contextvars

    variable = contextvars.ContextVar("variable")
    variable.set("of the test")

    assert within(5, variable.get) == "of the test"
