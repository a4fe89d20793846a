import pytest

from app.db import SessionLocal
from app.models import Bike


@pytest.fixture
def db():
    session = SessionLocal()
    yield session
    session.close()


class TestBikes:
    @pytest.fixture
    def db(self):
        return 1

    def test_bikes(self, db):
        assert db == 1
