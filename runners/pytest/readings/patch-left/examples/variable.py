import unittest
from unittest import mock

class MailTest(unittest.TestCase):
    def setUp(self):
        self.patcher = mock.patch.object(app, "send")
        self.send = self.patcher.start()
