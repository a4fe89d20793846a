import os
import unittest
from unittest import mock

import pytest

def test_monkeypatch(monkeypatch):
    monkeypatch.setenv("APP_MODE", "debug")
    monkeypatch.setitem(os.environ, "A", "1")

def test_patched():
    with mock.patch.dict(os.environ, {"A": "1"}):
        os.environ["B"] = "2"

@mock.patch.dict("os.environ", {"A": "1"})
def test_decorated():
    os.environ["A"] = "2"

def test_finally():
    before = os.environ.get("A")
    os.environ["A"] = "1"
    try:
        pass
    finally:
        os.environ["A"] = before

@pytest.fixture
def mode():
    os.environ["MODE"] = "x"
    yield
    del os.environ["MODE"]

def test_copy():
    environ = dict(os.environ)
    environ2 = {}
    environ2["A"] = "1"
