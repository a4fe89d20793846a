import os


def setup_module():
    os.environ["SHOP_MODULE"] = "set up"


def test_module():
    assert os.environ["SHOP_MODULE"] == "set up"
