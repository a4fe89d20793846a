import pytest


@pytest.fixture
def language():
    return "en"


@pytest.fixture
def clock(monkeypatch):
    now = [1000.0]
    monkeypatch.setattr("time.time", lambda: now[0])
    return now
