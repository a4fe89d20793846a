import pytest

@pytest.fixture(scope="session", autouse=True)
def registry():
    return {}

@pytest.fixture(scope="module")
def seen():
    yield []
