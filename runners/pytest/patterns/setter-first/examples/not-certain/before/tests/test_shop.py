import pytest

WIDE = "module"


@pytest.fixture(scope=WIDE)
def shelf():
    return ["assam", "keemun"]


@pytest.fixture(scope="module")
def scales():
    return []


def test_sells(shelf):
    shelf.pop()


@pytest.mark.parametrize("grams", [1, 2])
def test_weighs(scales, grams):
    scales.append(grams)


def test_is_full(shelf, scales):
    assert len(shelf) == 2 and scales
