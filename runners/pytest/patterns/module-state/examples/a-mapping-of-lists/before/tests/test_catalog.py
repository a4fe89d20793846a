import pytest

import shop.catalog as goods


@pytest.mark.parametrize("amount", [2])
def test_discount(amount):
    goods.DISCOUNTS["green"].append(amount)


def test_price():
    assert goods.DISCOUNTS == {"green": [1]}
