import sys
from app import settings, make_app as app

def test_object(order):
    order.total = 3

def test_local():
    settings = object()
    settings.DEBUG = True

def test_monkeypatch(monkeypatch):
    monkeypatch.setattr(settings, "DEBUG", True)

def test_fixture(settings):
    settings.DEBUG = True

def test_restored():
    before = sys.stdout
    sys.stdout = None
    try:
        pass
    finally:
        sys.stdout = before
