import pytest

from app.db import SessionLocal
from app.models import Bike


@pytest.fixture
def db():
    session = SessionLocal()
    yield session
    session.close()


def test_bikes(db):
    assert db
