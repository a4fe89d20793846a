import sys
import unittest

class T(unittest.TestCase):
    def setUp(self):
        sys.modules["clock"] = None

    def test_it(self):
        pass
