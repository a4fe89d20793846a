import pytest


@pytest.fixture
def language():
    return "en"


@pytest.fixture(autouse=True)
def fresh_cache():
    shop.find_all.cache_clear()
    yield
    shop.find_all.cache_clear()
