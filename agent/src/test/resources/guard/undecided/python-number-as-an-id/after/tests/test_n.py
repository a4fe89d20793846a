from shop import Shop


def test_n():
    Shop().put(17)
    assert Shop().get(17).id == 17
