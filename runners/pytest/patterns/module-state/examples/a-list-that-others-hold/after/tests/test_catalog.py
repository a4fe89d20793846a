import copy

import pytest

import shop.catalog
from shop.catalog import add_discount, price


@pytest.fixture
def keeps_discounts():
    """Puts shop.catalog.DISCOUNTS back: test_price relies on it."""
    kept = shop.catalog.DISCOUNTS
    contents = copy.copy(kept)
    yield
    kept[:] = contents
    shop.catalog.DISCOUNTS = kept


def test_price():
    assert price("green") == 4


@pytest.mark.usefixtures("keeps_discounts")
def test_discount():
    add_discount(1)
    assert price("green") == 3
