"""No line is imported but these."""
import os as system
from os import environ

import pytest


@pytest.fixture
def keeps_shop_mode():
    """Puts the variable SHOP_MODE back: test_mode relies on it."""
    before = system.environ.get("SHOP_MODE")
    yield
    if before is None:
        system.environ.pop("SHOP_MODE", None)
    else:
        system.environ["SHOP_MODE"] = before


@pytest.fixture
def keeps_shop_currency():
    """Puts the variable SHOP_CURRENCY back: test_price relies on it."""
    before = system.environ.get("SHOP_CURRENCY")
    yield
    if before is None:
        system.environ.pop("SHOP_CURRENCY", None)
    else:
        system.environ["SHOP_CURRENCY"] = before


@pytest.mark.usefixtures("keeps_shop_mode", "keeps_shop_currency")
def test_wholesale():
    environ.update(SHOP_MODE="wholesale", SHOP_CURRENCY="USD")


@pytest.mark.usefixtures("keeps_shop_mode")
def test_retail():
    system.environ["SHOP_MODE"] = "retail"
