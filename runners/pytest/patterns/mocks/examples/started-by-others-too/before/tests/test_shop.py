from unittest.mock import patch

patch("shop.clock.zone").start()


def test_first():
    patch("shop.clock.now").start()


def test_second():
    pass
