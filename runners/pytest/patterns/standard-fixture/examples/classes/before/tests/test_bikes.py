"""Bikes."""
import pytest
from sqlalchemy.orm import Session

from app.db import SessionLocal
from app.models import Bike


class TestBikes:
    """Tests of bikes."""

    # The database of these tests.
    @pytest.fixture
    def db(self):
        db = SessionLocal()
        try:
            yield db
        finally:
            db.close()

    def test_add(self, db: Session):
        db.add(Bike())

    class TestInside:
        def test_count(self, db: Session):
            assert db.query(Bike).count() == 0


class TestDocks:
    @pytest.fixture(scope="function")
    def db(self):
        session = SessionLocal()
        yield session
        session.rollback()
        session.close()

    def test_add(self, db):
        db.add(Bike())
