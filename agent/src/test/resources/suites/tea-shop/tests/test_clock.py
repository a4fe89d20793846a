from unittest import mock

from shop import clock


def test_time_goes_on():
    assert clock.now() > 1_000_000


def test_frozen_time():
    mock.patch("shop.clock.now", return_value=7).start()
    assert clock.now() == 7
