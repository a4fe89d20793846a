import pytest

from app.db import SessionLocal


class TestBikes:
    @pytest.fixture
    def db(self):
        return SessionLocal()

    def test_bikes(self, db):
        assert db


class TestDocks(TestBikes):
    def test_docks(self, db):
        assert db
