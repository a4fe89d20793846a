import pytest

@pytest.mark.order(1)
def test_create():
    pass

@pytest.mark.dependency(depends=["test_create"])
def test_read():
    pass
