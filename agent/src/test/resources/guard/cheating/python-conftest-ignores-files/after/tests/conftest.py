import pytest


@pytest.fixture
def language():
    return "en"


collect_ignore = ["test_shop.py"]
