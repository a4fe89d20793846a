"""Bikes."""
from sqlalchemy.orm import Session

from app.models import Bike


class TestBikes:
    """Tests of bikes."""

    def test_add(self, db_session: Session):
        db_session.add(Bike())

    class TestInside:
        def test_count(self, db_session: Session):
            assert db_session.query(Bike).count() == 0


class TestDocks:
    def test_add(self, db_session):
        db_session.add(Bike())
