import pytest

SEEN = []
OTHER = []
ALL = {}
ALL["a"] = 1

@pytest.fixture(autouse=True)
def forget():
    SEEN.clear()

def test_a():
    SEEN.append(1)

def test_local():
    OTHER = []
    OTHER.append(1)

def test_patched(monkeypatch):
    monkeypatch.setitem(ALL, "a", 2)
