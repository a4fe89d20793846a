import pytest


@pytest.fixture
def language():
    return "en"


def pytest_collection_modifyitems(items):
    items[:] = [item for item in items if "total" not in item.name]
