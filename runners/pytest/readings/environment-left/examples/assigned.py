import os

def test_debug_mode(app):
    os.environ["APP_MODE"] = "debug"
    assert app.mode() == "debug"

def test_without(app):
    del os.environ["APP_MODE"]
    os.environ.update(A="1")
