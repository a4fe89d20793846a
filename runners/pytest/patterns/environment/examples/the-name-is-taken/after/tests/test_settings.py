from __future__ import annotations
import os as os_module
from typing import TYPE_CHECKING

import pytest


@pytest.fixture
def keeps_variable_shop_mode():
    """Puts the variable SHOP_MODE back."""
    before = os_module.environ.get("SHOP_MODE")
    yield
    if before is None:
        os_module.environ.pop("SHOP_MODE", None)
    else:
        os_module.environ["SHOP_MODE"] = before


if TYPE_CHECKING:
    import pytest

os = "linux"


def keeps_shop_mode():
    return True


@pytest.mark.usefixtures("keeps_variable_shop_mode")
def test_wholesale():
    __import__("os").environ["SHOP_MODE"] = "wholesale"
