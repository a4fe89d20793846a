import os

import pytest

from shop import config, store, total


@pytest.fixture
def desk():
    return store.open()


def test_opens_again(desk):
    desk = desk.reopened()
    assert desk.is_open()
    assert store.count() == 1
