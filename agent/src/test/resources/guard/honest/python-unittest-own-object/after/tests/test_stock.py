import unittest
from unittest import mock

from shop import Stock, stock


class StockTest(unittest.TestCase):
    def setUp(self):
        self.expected = 4
        patcher = mock.patch("test_stock.stock", Stock())
        patcher.start()
        self.addCleanup(patcher.stop)

    def test_counts(self):
        stock.put("tea", 4)
        self.assertEqual(stock.count("tea"), self.expected)

    def test_starts_empty(self):
        self.assertEqual(stock.size(), 0)
