from unittest import mock

def setup_function():
    mock.patch("a.b").start()

def teardown_function():
    mock.patch.stopall()
