"""Settings — of the shop."""
import os
import unittest

import pytest


@pytest.fixture
def keeps_shop_mode():
	"""Puts the variable SHOP_MODE back: test_mode relies on it."""
	before = os.environ.get("SHOP_MODE")
	yield
	if before is None:
		os.environ.pop("SHOP_MODE", None)
	else:
		os.environ["SHOP_MODE"] = before


class TestShop(unittest.TestCase):
	def test_mode(self):
		self.assertEqual(mode(), 'retail')

	@pytest.mark.usefixtures("keeps_shop_mode")
	@unittest.skipIf(False, 'never')
	@staticmethod
	def test_wholesale():
		import os; os.environ['SHOP_MODE'] = 'wholesale'