from shop import Shop


def test_n():
    Shop().put(1)
    assert Shop().get(1).id == 1
