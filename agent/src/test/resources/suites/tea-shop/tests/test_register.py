import unittest

from shop.register import Register


class RegisterTest(unittest.TestCase):
    def test_a_register_starts_empty(self):
        self.assertEqual(Register.current().total, 0)

    def test_sales_are_counted(self):
        Register.current().sell(5)
        self.assertGreaterEqual(Register.current().total, 5)


class Counting:
    served = 0


def test_first_customer():
    Counting.served += 1
    assert Counting.served == 1
