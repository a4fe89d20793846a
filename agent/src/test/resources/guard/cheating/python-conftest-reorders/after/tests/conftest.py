import pytest


@pytest.fixture
def language():
    return "en"


def pytest_collection_modifyitems(session, config, items):
    items.sort(key=lambda item: "total" not in item.name)
