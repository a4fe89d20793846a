"""No line is imported but these."""
import os as system
from os import environ


def test_wholesale():
    environ.update(SHOP_MODE="wholesale", SHOP_CURRENCY="USD")


def test_retail():
    system.environ["SHOP_MODE"] = "retail"
