import os

import pytest
from shop import settings


@pytest.fixture(scope="module", autouse=True)
def keeps_shop_mode():
    """Puts the variable SHOP_MODE back: test_price, test_sum and 1 more rely on it."""
    before = os.environ.get("SHOP_MODE")
    yield
    if before is None:
        os.environ.pop("SHOP_MODE", None)
    else:
        os.environ["SHOP_MODE"] = before


def test_wholesale():
    os.environ["SHOP_MODE"] = "wholesale"
    assert settings.mode() == "wholesale"
