import os

import pytest

from shop import config, store, total


def test_empty_cache():
    store.CACHE.clear()
    assert store.read("a") is None
    assert store.CACHE == {}
