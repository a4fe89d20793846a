import pytest

LIMIT = 3
calls = 0

@pytest.fixture(autouse=True)
def reset():
    global calls
    calls = 0

def count():
    global calls
    calls += 1

def test_a():
    assert LIMIT == 3
