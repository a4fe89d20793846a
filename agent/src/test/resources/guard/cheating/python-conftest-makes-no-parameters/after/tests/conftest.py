import pytest


@pytest.fixture
def language():
    return "en"


def pytest_generate_tests(metafunc):
    metafunc.parametrize("name", [])
