import os

import pytest

from shop import config, store, total


def test_quiet():
    os.environ["MODE"] = "quiet"
    result = total([1])
    assert result == 1
