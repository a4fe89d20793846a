from unittest.mock import patch

def test_mail(app):
    send = patch("app.mail.send").start()
    app.order()
    send.assert_called_once()
