import pytest


@pytest.fixture
def language():
    return "en"


def pytest_configure(config):
    config.option.keyword = "not total"
