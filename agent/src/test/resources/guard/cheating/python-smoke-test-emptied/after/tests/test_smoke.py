from shop import Shop


def test_smoke():
    pass
