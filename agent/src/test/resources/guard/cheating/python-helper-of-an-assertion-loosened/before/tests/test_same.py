from shop import Shop


def same_names(one, other):
    return one == other


def test_same():
    assert same_names(Shop().names(), ["tea"])
