"""Settings of the shop."""

from __future__ import annotations

from shop import settings


def test_mode_is_retail():
    assert settings.mode() == "retail"


def test_wholesale():
    import os

    os.environ["SHOP_MODE"] = "wholesale"
    assert settings.mode() == "wholesale"
