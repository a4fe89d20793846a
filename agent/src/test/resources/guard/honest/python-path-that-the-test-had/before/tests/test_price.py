import sys

sys.path.insert(0, "src")


def test_price():
    assert sys.path
