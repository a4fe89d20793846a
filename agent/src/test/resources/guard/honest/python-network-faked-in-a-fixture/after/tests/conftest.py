import pytest


@pytest.fixture
def language():
    return "en"


class Post:
    def close(self):
        pass

    def send(self, message):
        return None


@pytest.fixture(autouse=True)
def post(monkeypatch):
    monkeypatch.setattr("shop.post", Post())
