import os

import pytest

from shop import cart


def test_fills(store):
    os.environ["SHOP"] = "b"
    cart.limit = 5
    store.add("tea")
    assert store.count() == 1


def test_counts(store):
    assert store.count() == 0
