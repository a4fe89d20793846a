import os

import pytest

from shop import config, store, total


def test_debug():
    config.DEBUG = True
    assert total([1]) == 1
