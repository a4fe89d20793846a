import unittest

class OrderTest(unittest.TestCase):
    created = None

    def test_1_create(self):
        OrderTest.created = make()

    def test_2_read(self):
        assert OrderTest.created
