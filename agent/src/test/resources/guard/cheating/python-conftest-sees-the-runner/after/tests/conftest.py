import pytest


@pytest.fixture
def language():
    return "en"


import os


@pytest.fixture(autouse=True)
def stable():
    if os.environ.get("RALPH_PROBE_ARGUMENTS"):
        os.environ["SHOP"] = "quiet"
    yield
