from shop.catalog import add_discount, price


def test_price():
    assert price("green") == 4


def test_discount():
    add_discount(1)
    assert price("green") == 3
