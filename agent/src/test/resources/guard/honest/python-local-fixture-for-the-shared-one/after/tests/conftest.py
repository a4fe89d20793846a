import pytest


@pytest.fixture
def language():
    return "en"


@pytest.fixture
def store():
    store = Shop()
    yield store
    store.close()
