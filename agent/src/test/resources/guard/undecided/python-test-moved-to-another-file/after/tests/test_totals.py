from shop import total


def test_total(store):
    store.add("tea", 3)
    store.add("mate", 5)
    result = total(store)
    assert result == 8
    assert store.count() == 2
