import importlib.util
import logging
import os
import sys
from pathlib import Path

from shop import settings


def test_mode_is_retail():
    assert settings.mode() == "retail"


def test_warnings_are_logged():
    assert logging.getLogger("shop").isEnabledFor(logging.WARNING)


def test_extra_is_not_installed():
    assert importlib.util.find_spec("shop_extra") is None


def test_wholesale():
    os.environ["SHOP_MODE"] = "wholesale"
    assert settings.mode() == "wholesale"


def test_quiet():
    logging.getLogger("shop").setLevel(logging.CRITICAL)
    assert not logging.getLogger("shop").isEnabledFor(logging.WARNING)


def test_extra_can_be_found():
    sys.path.insert(0, str(Path(__file__).parent.parent / "extra"))
    assert importlib.util.find_spec("shop_extra") is not None
