import pytest

COUNTER = 0


class Visitor:
    served = 0


def test_count():
    global COUNTER, LATEST
    COUNTER += 1
    Visitor.served += 1
    LATEST = "Ada"


def test_zero():
    assert COUNTER == Visitor.served == 0 and "LATEST" not in globals()
