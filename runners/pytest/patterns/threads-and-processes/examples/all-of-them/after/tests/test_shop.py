import gc
import io
import multiprocessing
import socket
import subprocess
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest


@pytest.fixture
def ends_threads():
    """Waits for the threads that are left: test_second relies on it."""
    before = set(threading.enumerate())
    yield
    # Many short waits need no clock, which a test may have stopped.
    for _ in range(100):
        left = set(threading.enumerate()) - before
        if not left:
            break
        others = {thread for thread in left if not isinstance(thread, threading.Timer)}
        for thread in others or left:
            # Not while another thread is left, which may wait for what a timer does.
            if not others:
                thread.cancel()
            if thread.is_alive():
                thread.join(timeout=0.1)
    assert not left, "still running: " + ", ".join(sorted(thread.name for thread in left))


@pytest.fixture
def ends_child_processes():
    """Ends the processes that are left: test_second relies on it."""
    # Asks for the class by type(): isinstance() would make lazy objects work.
    before = weakref.WeakSet(o for o in gc.get_objects() if issubclass(type(o), subprocess.Popen))
    before_children = multiprocessing.active_children()
    yield
    left = [o for o in gc.get_objects() if issubclass(type(o), subprocess.Popen)]
    left = [process for process in left if process not in before and process.poll() is None]
    children = [c for c in multiprocessing.active_children() if c not in before_children]
    for process in left + children:
        process.terminate()
    stubborn = []
    for process in left:
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            stubborn.append(str(process.args))
    for child in children:
        child.join(timeout=10)
        if child.is_alive():
            child.kill()
            child.join()
            stubborn.append(child.name)
    assert not stubborn, "killed, as they did not end when asked to: " + ", ".join(stubborn)


@pytest.fixture
def closes_sockets():
    """Closes the sockets that are left open: test_second relies on it."""
    # Asks for the class by type(): isinstance() would make lazy objects work.
    before = weakref.WeakSet(o for o in gc.get_objects() if issubclass(type(o), socket.socket))
    yield
    for found in [o for o in gc.get_objects() if issubclass(type(o), socket.socket)]:
        if found not in before:
            found.close()


@pytest.fixture
def closes_files():
    """Closes the files that are left open: test_second relies on it."""
    kinds = (io.TextIOWrapper, io.BufferedRandom, io.BufferedReader, io.BufferedWriter, io.FileIO)
    before = weakref.WeakSet(o for o in gc.get_objects() if type(o) in kinds)
    yield
    left = [o for o in gc.get_objects() if type(o) in kinds and o not in before]
    # Texts first: what they have not written yet goes to the files below them.
    for file in sorted(left, key=lambda o: kinds.index(type(o))):
        file.close()


@pytest.fixture
def ends_executors():
    """Ends the thread pools that are left: test_second relies on it."""
    # Asks for the class by type(): isinstance() would make lazy objects work.
    before = weakref.WeakSet(o for o in gc.get_objects() if issubclass(type(o), ThreadPoolExecutor))
    yield
    ends = [
        threading.Thread(target=pool.shutdown, name="end of a thread pool", daemon=True)
        for pool in [o for o in gc.get_objects() if issubclass(type(o), ThreadPoolExecutor)]
        if pool not in before
    ]
    # Waits beside the test: shutdown() itself has no limit.
    for end in ends:
        end.start()
    for end in ends:
        end.join(timeout=10)
    assert not any(end.is_alive() for end in ends), "a thread pool still runs"


@pytest.mark.usefixtures("ends_executors")
@pytest.mark.usefixtures("ends_threads", "ends_child_processes", "closes_sockets", "closes_files")
def test_first():
    pass


def test_second():
    pass
