import sys
import unittest

class T(unittest.TestCase):
    def setUp(self):
        sys.path.insert(0, "lib")

    def tearDown(self):
        sys.path.remove("lib")
