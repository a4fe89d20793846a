from shop import Registry

registry = Registry()


def test_empty():
    assert registry.names() == []


def test_put():
    registry.put("tea")
    assert registry.names() == ["tea"]
