import unittest

from shop import Stock, stock


class StockTest(unittest.TestCase):
    def setUp(self):
        self.expected = 4

    def test_counts(self):
        stock.put("tea", 4)
        self.assertEqual(stock.count("tea"), self.expected)

    def test_starts_empty(self):
        self.assertEqual(stock.size(), 0)
