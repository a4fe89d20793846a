import os


def test_no_unit():
    assert "SHOP_UNIT" not in os.environ


def test_no_class():
    assert "SHOP_CLASS" not in os.environ


def test_no_method():
    assert "SHOP_METHOD" not in os.environ


def test_not_marked():
    assert "SHOP_MARKED" not in os.environ


def test_no_module():
    assert "SHOP_MODULE" not in os.environ
