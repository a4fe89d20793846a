import pytest

@pytest.fixture
def registry():
    return {}

@pytest.fixture(scope="session")
def limits():
    return {"a": 1}
