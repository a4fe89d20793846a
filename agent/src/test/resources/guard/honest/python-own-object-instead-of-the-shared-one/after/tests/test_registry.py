from shop import Registry


def test_empty():
    registry = Registry()
    assert registry.names() == []


def test_put():
    registry = Registry()
    registry.put("tea")
    assert registry.names() == ["tea"]
