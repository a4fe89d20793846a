import os

import pytest


@pytest.fixture(autouse=True)
def keeps_shop_mode():
    """Puts the variable SHOP_MODE back: test_price relies on it."""
    before = os.environ.get("SHOP_MODE")
    yield
    if before is None:
        os.environ.pop("SHOP_MODE", None)
    else:
        os.environ["SHOP_MODE"] = before
