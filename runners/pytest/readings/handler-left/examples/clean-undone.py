import signal
import unittest

import pytest

def test_it(tmp_path, before):
    signal.signal(signal.SIGTERM, print)
    try:
        assert True
    finally:
        signal.signal(signal.SIGTERM, before)

@pytest.fixture
def set_up(before):
    signal.signal(signal.SIGTERM, print)
    yield
    signal.signal(signal.SIGTERM, before)

def test_monkeypatch(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
