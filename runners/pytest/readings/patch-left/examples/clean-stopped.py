import unittest
from unittest import mock

class MailTest(unittest.TestCase):
    def setUp(self):
        self.patcher = mock.patch.object(app, "send")
        self.send = self.patcher.start()
        self.addCleanup(self.patcher.stop)

    @mock.patch("app.mail.send")
    def test_it(self, send):
        with mock.patch("a.b") as b:
            thread.start()
