import locale
import unittest

class T(unittest.TestCase):
    def setUp(self):
        locale.setlocale(locale.LC_ALL, "de_DE.UTF-8")

    def test_it(self):
        pass
