import os
import unittest

from shop import settings


class WholesaleTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        os.environ["SHOP_MODE"] = "wholesale"

    def test_wholesale(self):
        self.assertEqual(settings.mode(), "wholesale")
