import copy

import pytest

import shop.catalog as goods


@pytest.fixture(autouse=True)
def keeps_discounts():
    """Puts shop.catalog.DISCOUNTS back: test_price relies on it."""
    kept = goods.DISCOUNTS
    contents = copy.deepcopy(kept)
    yield
    kept.clear()
    kept.update(contents)
    goods.DISCOUNTS = kept


@pytest.mark.parametrize("amount", [2])
def test_discount(amount):
    goods.DISCOUNTS["green"].append(amount)


def test_price():
    assert goods.DISCOUNTS == {"green": [1]}
