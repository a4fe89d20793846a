import logging
import unittest

import pytest

def test_it(tmp_path, before):
    logging.disable(logging.CRITICAL)
    try:
        assert True
    finally:
        logging.disable(logging.NOTSET)

@pytest.fixture
def set_up(before):
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)

def test_monkeypatch(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
