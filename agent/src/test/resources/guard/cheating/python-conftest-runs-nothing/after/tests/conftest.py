import pytest


@pytest.fixture
def language():
    return "en"


def pytest_runtestloop(session):
    return True
