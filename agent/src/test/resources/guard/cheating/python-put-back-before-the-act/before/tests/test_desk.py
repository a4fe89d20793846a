import os

import pytest

from shop import config, store, total


def test_quiet():
    os.environ["MODE"] = "quiet"
    assert total([1]) == 1
