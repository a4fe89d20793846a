import sys
import unittest

import pytest

def test_it(tmp_path, before):
    sys.path.insert(0, "lib")
    try:
        assert True
    finally:
        sys.path.remove("lib")

@pytest.fixture
def set_up(before):
    sys.path.insert(0, "lib")
    yield
    sys.path.remove("lib")

def test_monkeypatch(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
