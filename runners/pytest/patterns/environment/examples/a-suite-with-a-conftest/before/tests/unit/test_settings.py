import os


def test_wholesale():
    os.environ["SHOP_MODE"] = "wholesale"
