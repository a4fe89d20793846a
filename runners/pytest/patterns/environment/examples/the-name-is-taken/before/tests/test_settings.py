from __future__ import annotations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

os = "linux"


def keeps_shop_mode():
    return True


def test_wholesale():
    __import__("os").environ["SHOP_MODE"] = "wholesale"
