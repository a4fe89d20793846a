import pytest


@pytest.fixture
def keeps_counter():
    """Puts test_counter.COUNTER back: test_zero relies on it."""
    global COUNTER
    before = COUNTER
    yield
    COUNTER = before


@pytest.fixture
def keeps_visitor_served():
    """Puts test_counter.Visitor.served back: test_zero relies on it."""
    before = Visitor.served
    yield
    Visitor.served = before


@pytest.fixture
def keeps_latest():
    """Puts test_counter.LATEST back: test_zero relies on it."""
    was_there = "LATEST" in globals()
    yield
    if not was_there:
        globals().pop("LATEST", None)


COUNTER = 0


class Visitor:
    served = 0


@pytest.mark.usefixtures("keeps_counter", "keeps_visitor_served", "keeps_latest")
def test_count():
    global COUNTER, LATEST
    COUNTER += 1
    Visitor.served += 1
    LATEST = "Ada"


def test_zero():
    assert COUNTER == Visitor.served == 0 and "LATEST" not in globals()
