import os
import unittest

import pytest
from shop import settings


@pytest.fixture(scope="class", autouse=True)
def keeps_shop_mode():
    """Puts the variable SHOP_MODE back: test_mode_is_retail relies on it."""
    before = os.environ.get("SHOP_MODE")
    yield
    if before is None:
        os.environ.pop("SHOP_MODE", None)
    else:
        os.environ["SHOP_MODE"] = before


class WholesaleTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        os.environ["SHOP_MODE"] = "wholesale"

    def test_wholesale(self):
        self.assertEqual(settings.mode(), "wholesale")
