import asyncio
import decimal
import gc
import os
import socket
import sys

import pytest


@pytest.fixture
def keeps_umask():
    """Puts os.umask back: test_second relies on it."""
    before = os.umask(0)
    os.umask(before)
    yield
    os.umask(before)


@pytest.fixture
def keeps_garbage_collection():
    """Puts gc.enabled back: test_second relies on it."""
    was_enabled = gc.isenabled()
    yield
    if was_enabled:
        gc.enable()
    else:
        gc.disable()


@pytest.fixture
def keeps_recursion_limit():
    """Puts sys.recursionlimit back: test_second relies on it."""
    before = sys.getrecursionlimit()
    yield
    sys.setrecursionlimit(before)


@pytest.fixture
def keeps_arguments():
    """Puts sys.argv back: test_second relies on it."""
    before = sys.argv[:]
    yield
    sys.argv[:] = before


@pytest.fixture
def keeps_socket_timeout():
    """Puts socket.defaulttimeout back: test_second relies on it."""
    before = socket.getdefaulttimeout()
    yield
    socket.setdefaulttimeout(before)


@pytest.fixture
def keeps_decimal_context():
    """Puts decimal.context back: test_second relies on it."""
    before = decimal.getcontext().copy()
    yield
    decimal.setcontext(before)


@pytest.fixture
def keeps_event_loop_policy():
    """Puts asyncio.event_loop_policy back: test_second relies on it."""
    before = asyncio.get_event_loop_policy()
    yield
    asyncio.set_event_loop_policy(before)


@pytest.mark.usefixtures("keeps_event_loop_policy")
@pytest.mark.usefixtures("keeps_arguments", "keeps_socket_timeout", "keeps_decimal_context")
@pytest.mark.usefixtures("keeps_umask", "keeps_garbage_collection", "keeps_recursion_limit")
def test_first():
    pass


def test_second():
    pass
