import os

import pytest

from shop import settings


@pytest.mark.slow
class TestWholesale:
    def test_mode_is_retail(self):
        assert settings.mode() == "retail"

    def test_wholesale(self):
        os.environ["SHOP_MODE"] = "wholesale"
        assert settings.mode() == "wholesale"
