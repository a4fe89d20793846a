import os

from shop import settings


def test_wholesale():
    os.environ["SHOP_MODE"] = "wholesale"
    assert settings.mode() == "wholesale"
