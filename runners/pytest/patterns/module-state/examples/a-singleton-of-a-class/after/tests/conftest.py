import pytest

import shop.register


@pytest.fixture(autouse=True)
def keeps_register_current():
    """Puts shop.register.Register._current back: test_empty relies on it."""
    before = vars(shop.register.Register)["_current"]
    yield
    shop.register.Register._current = before


@pytest.fixture
def till():
    return 1
