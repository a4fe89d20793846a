"""Settings — of the shop."""
import unittest


class TestShop(unittest.TestCase):
	def test_mode(self):
		self.assertEqual(mode(), 'retail')

	@unittest.skipIf(False, 'never')
	@staticmethod
	def test_wholesale():
		import os; os.environ['SHOP_MODE'] = 'wholesale'