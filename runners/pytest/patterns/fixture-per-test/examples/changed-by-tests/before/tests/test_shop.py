import pytest


@pytest.fixture(scope="module")
def shelf():
    return ["assam", "keemun"]


def test_sells(shelf, till, ledger):
    till.append(shelf.pop())
    ledger.append("sold")


def test_is_full(shelf, till, ledger):
    assert (shelf, till, ledger) == (["assam", "keemun"], [], [])
