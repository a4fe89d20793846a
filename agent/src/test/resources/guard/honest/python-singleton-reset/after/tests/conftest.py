import pytest


@pytest.fixture
def language():
    return "en"


@pytest.fixture(autouse=True)
def fresh_registry(monkeypatch):
    monkeypatch.setattr("shop.registry", {})
    yield
