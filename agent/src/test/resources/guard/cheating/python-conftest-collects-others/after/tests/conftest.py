import pytest


@pytest.fixture
def language():
    return "en"


def pytest_collect_file(file_path, parent):
    return None
