"""Settings of the shop."""

from __future__ import annotations

import os

import pytest

from shop import settings


@pytest.fixture
def keeps_shop_mode():
    """Puts the variable SHOP_MODE back: test_mode_is_retail relies on it."""
    before = os.environ.get("SHOP_MODE")
    yield
    if before is None:
        os.environ.pop("SHOP_MODE", None)
    else:
        os.environ["SHOP_MODE"] = before


def test_mode_is_retail():
    assert settings.mode() == "retail"


@pytest.mark.usefixtures("keeps_shop_mode")
def test_wholesale():
    import os

    os.environ["SHOP_MODE"] = "wholesale"
    assert settings.mode() == "wholesale"
