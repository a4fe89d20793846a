from shop import register


def test_sell():
    register.OPEN.sell(5)


def test_empty():
    assert register.OPEN.total == 0
