from shop.register import Register


def test_sell():
    Register.current().sell(5)


def test_empty():
    assert Register.current().total == 0
