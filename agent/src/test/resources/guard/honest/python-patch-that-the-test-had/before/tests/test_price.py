import shop


def test_price():
    shop.cart.total = lambda items: 3
    assert shop.price("tea") == 3
