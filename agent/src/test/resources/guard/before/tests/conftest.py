import pytest


@pytest.fixture
def language():
    return "en"
