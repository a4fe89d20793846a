import copy

import pytest

import shop.till


@pytest.fixture
def keeps_till_coins():
    """Puts shop.till.Till.coins back: test_is_new relies on it."""
    kept = shop.till.Till.coins
    contents = copy.copy(kept)
    yield
    kept[:] = contents
    if shop.till.Till.coins is not kept:
        shop.till.Till.coins = kept


@pytest.fixture
def keeps_till_prices():
    """Puts shop.till.Till.prices back: test_is_new relies on it."""
    kept = shop.till.Till.prices
    contents = copy.copy(kept)
    yield
    kept.clear()
    kept.update(contents)
    if shop.till.Till.prices is not kept:
        shop.till.Till.prices = kept


@pytest.mark.usefixtures("keeps_till_coins", "keeps_till_prices")
def test_sells():
    from shop.till import Till

    Till.coins.append(Till.prices.pop("tea"))


def test_is_new():
    from shop.till import Till

    assert (Till.coins, Till.prices) == ([], {"tea": 2})
