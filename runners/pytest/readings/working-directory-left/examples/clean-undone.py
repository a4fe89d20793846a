import os
import unittest

import pytest

def test_it(tmp_path, before):
    os.chdir(tmp_path)
    try:
        assert True
    finally:
        os.chdir(before)

@pytest.fixture
def set_up(before):
    os.chdir(tmp_path)
    yield
    os.chdir(before)

def test_monkeypatch(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
