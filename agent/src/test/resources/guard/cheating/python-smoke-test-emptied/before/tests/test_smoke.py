from shop import Shop


def test_smoke():
    Shop().open()
