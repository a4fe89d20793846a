from unittest.mock import patch


def test_first():
    patch("shop.clock.now").start()
    patch("shop.clock.zone").start()


def test_second():
    pass
