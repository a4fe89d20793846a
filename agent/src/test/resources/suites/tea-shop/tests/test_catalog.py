import pytest

from shop import catalog


def test_price_of_black_tea():
    assert catalog.price("black") == 3


@pytest.mark.parametrize("tea", ["green", "black"])
def test_every_tea_has_a_price(tea):
    assert tea in catalog.PRICES


def test_discount_lowers_the_price():
    catalog.add_discount(1)
    assert catalog.price("green") < 4
