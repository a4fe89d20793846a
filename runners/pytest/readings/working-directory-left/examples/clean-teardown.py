import os
import unittest

class T(unittest.TestCase):
    def setUp(self):
        os.chdir(tmp_path)

    def tearDown(self):
        os.chdir(before)
