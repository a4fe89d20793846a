import pytest
from shop import invoice


@pytest.fixture
def sets_last(monkeypatch):
    """Sets shop.invoice.LAST: test_first relies on it."""
    monkeypatch.setattr(invoice, "LAST", 1)


@pytest.fixture
def sets_shop_mode(monkeypatch):
    """Sets SHOP_MODE: test_first relies on it."""
    monkeypatch.setenv("SHOP_MODE", "wholesale")


@pytest.fixture
def sets_latest(monkeypatch):
    """Sets test_shop.LATEST: test_second relies on it."""
    monkeypatch.setitem(globals(), "LATEST", "Ada")


@pytest.fixture
def removes_shop_tax(monkeypatch):
    """Removes SHOP_TAX: test_second relies on it."""
    monkeypatch.delenv("SHOP_TAX", raising=False)


@pytest.mark.usefixtures("sets_last", "sets_shop_mode")
def test_first():
    pass


@pytest.mark.usefixtures("sets_latest", "removes_shop_tax")
def test_second():
    pass
