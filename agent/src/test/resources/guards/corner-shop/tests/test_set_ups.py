import os
import unittest


class UnitTest(unittest.TestCase):
    def setUp(self):
        os.environ["SHOP_UNIT"] = "set up"

    def tearDown(self):
        os.environ["SHOP_UNIT"] += " and torn down"

    def test_unit(self):
        self.assertEqual(os.environ["SHOP_UNIT"], "set up")


class ClassTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        os.environ["SHOP_CLASS"] = "set up"

    def test_class(self):
        self.assertEqual(os.environ["SHOP_CLASS"], "set up")


class TestPlain:
    def setup_method(self):
        os.environ["SHOP_METHOD"] = "set up"

    def test_method(self):
        assert os.environ["SHOP_METHOD"] == "set up"


class TestMarked:
    def test_is_marked(self):
        os.environ["SHOP_MARKED"] = "set"

    def test_marked_too(self):
        os.environ["SHOP_MARKED"] = "set again"
