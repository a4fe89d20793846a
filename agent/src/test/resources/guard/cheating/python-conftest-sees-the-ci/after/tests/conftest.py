import pytest


@pytest.fixture
def language():
    return "en"


import os


@pytest.fixture(autouse=True)
def stable():
    if os.getenv("CI"):
        os.environ["SHOP"] = "quiet"
    yield
