import signal

import pytest


@pytest.fixture
def keeps_sigint_handler():
    """Puts the handler of SIGINT back: test_second relies on it."""
    before = signal.getsignal(signal.SIGINT)
    yield
    if before is not None:
        signal.signal(signal.SIGINT, before)


@pytest.fixture
def keeps_timer():
    """Puts the timer back: test_second relies on it."""
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)


@pytest.mark.usefixtures("keeps_sigint_handler", "keeps_timer")
def test_first():
    pass


def test_second():
    pass
