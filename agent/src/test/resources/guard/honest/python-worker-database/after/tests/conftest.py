import pytest


@pytest.fixture
def language():
    return "en"


@pytest.fixture(scope="session")
def database(worker_id):
    return f"shop_{worker_id}"
