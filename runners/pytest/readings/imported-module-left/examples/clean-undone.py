import sys
import unittest

import pytest

def test_it(tmp_path, before):
    sys.modules["clock"] = None
    try:
        assert True
    finally:
        del sys.modules["clock"]

@pytest.fixture
def set_up(before):
    sys.modules["clock"] = None
    yield
    del sys.modules["clock"]

def test_monkeypatch(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
