import os
import unittest

class ModeTest(unittest.TestCase):
    def setUp(self):
        self.before = dict(os.environ)
        os.environ["MODE"] = "x"

    def tearDown(self):
        os.environ.clear()
        os.environ.update(self.before)

    def test_mode(self):
        os.environ["MODE"] = "y"
