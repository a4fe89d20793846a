import pytest


@pytest.fixture
def language():
    return "en"


@pytest.fixture
def needs_a_database():
    pytest.skip("no database")
