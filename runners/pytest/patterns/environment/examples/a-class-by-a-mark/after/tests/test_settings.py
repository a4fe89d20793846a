import os

import pytest

from shop import settings


@pytest.fixture
def keeps_shop_mode():
    """Puts the variable SHOP_MODE back: test_mode_is_retail and test_price rely on it."""
    before = os.environ.get("SHOP_MODE")
    yield
    if before is None:
        os.environ.pop("SHOP_MODE", None)
    else:
        os.environ["SHOP_MODE"] = before


@pytest.mark.usefixtures("keeps_shop_mode")
@pytest.mark.slow
class TestWholesale:
    def test_mode_is_retail(self):
        assert settings.mode() == "retail"

    def test_wholesale(self):
        os.environ["SHOP_MODE"] = "wholesale"
        assert settings.mode() == "wholesale"
