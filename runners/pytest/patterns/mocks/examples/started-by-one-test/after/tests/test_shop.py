from unittest import mock
from unittest.mock import patch

import pytest


@pytest.fixture
def stops_mocks():
    """Stops the mocks that are left in place: test_second relies on it."""
    yield
    mock.patch.stopall()


@pytest.mark.usefixtures("stops_mocks")
def test_first():
    patch("shop.clock.now").start()
    patch("shop.clock.zone").start()


def test_second():
    pass
