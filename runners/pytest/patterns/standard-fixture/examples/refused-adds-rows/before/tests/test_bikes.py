import pytest

from app.db import SessionLocal
from app.models import Bike


@pytest.fixture
def db():
    session = SessionLocal()
    session.add(Bike(code="B-1"))
    yield session
    session.close()


def test_bikes(db):
    assert db.query(Bike).count() == 1
