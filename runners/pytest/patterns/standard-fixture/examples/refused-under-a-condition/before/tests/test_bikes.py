import pytest

from app.db import SessionLocal
from app.models import Bike


if Bike:

    @pytest.fixture
    def db():
        session = SessionLocal()
        yield session


def test_bikes(db):
    assert db
