import locale
import unittest

import pytest

def test_it(tmp_path, before):
    locale.setlocale(locale.LC_ALL, "de_DE.UTF-8")
    try:
        assert True
    finally:
        locale.setlocale(locale.LC_ALL, before)

@pytest.fixture
def set_up(before):
    locale.setlocale(locale.LC_ALL, "de_DE.UTF-8")
    yield
    locale.setlocale(locale.LC_ALL, before)

def test_monkeypatch(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
