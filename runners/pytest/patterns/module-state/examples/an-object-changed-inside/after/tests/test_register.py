import copy

import pytest

from shop import register


@pytest.fixture
def keeps_open():
    """Puts shop.register.OPEN back: test_empty relies on it."""
    kept = register.OPEN
    inside = {
        name: copy.copy(value) if isinstance(value, (dict, list, set)) else value
        for name, value in vars(kept).items()
    }
    yield
    vars(kept).clear()
    vars(kept).update(inside)
    register.OPEN = kept


@pytest.fixture
def clears_total():
    """Clears the cache of shop.register.total: test_empty relies on it."""
    yield
    register.total.cache_clear()


@pytest.fixture
def keeps_queue():
    """Puts shop.register.QUEUE back: test_empty relies on it."""
    kept = register.QUEUE
    contents = copy.copy(kept)
    yield
    kept.clear()
    kept.extend(contents)
    register.QUEUE = kept


@pytest.fixture
def keeps_register_open():
    """Puts shop.register.Register.open back: test_empty relies on it."""
    before = vars(register.Register)["open"]
    yield
    register.Register.open = before


@pytest.fixture
def keeps_register_tax():
    """Puts shop.register.Register.tax back: test_empty relies on it."""
    was_there = "tax" in vars(register.Register)
    yield
    if "tax" in vars(register.Register) and not was_there:
        del register.Register.tax


@pytest.fixture
def keeps_customer():
    """Puts shop.register.CUSTOMER back: test_empty relies on it."""
    token = register.CUSTOMER.set(register.CUSTOMER.get())
    yield
    register.CUSTOMER.reset(token)


@pytest.fixture
def keeps_sell():
    """Puts shop.register.sell back: test_empty relies on it."""
    kept = register.sell
    defaults = tuple(
        copy.deepcopy(value) if isinstance(value, (dict, list, set)) else value
        for value in kept.__defaults__ or ()
    )
    attributes = {
        name: copy.copy(value) if isinstance(value, (dict, list, set)) else value
        for name, value in vars(kept).items()
    }
    yield
    kept.__defaults__ = defaults or None
    vars(kept).clear()
    vars(kept).update(attributes)
    register.sell = kept


@pytest.mark.usefixtures("keeps_register_tax", "keeps_customer", "keeps_sell")
@pytest.mark.usefixtures("keeps_open", "clears_total", "keeps_queue", "keeps_register_open")
def test_sell():
    register.OPEN.sell(5)


def test_empty():
    assert register.OPEN.total == 0
