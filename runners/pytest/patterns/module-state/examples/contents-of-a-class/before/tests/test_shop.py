def test_sells():
    from shop.till import Till

    Till.coins.append(Till.prices.pop("tea"))


def test_is_new():
    from shop.till import Till

    assert (Till.coins, Till.prices) == ([], {"tea": 2})
