import pytest

@pytest.mark.parametrize("order", [1, 2])
@pytest.mark.slow
def test_create(order):
    pass
