import pytest

from tests.common import Checks

from app.db import SessionLocal
from app.models import Bike


@pytest.fixture
def db():
    session = SessionLocal()
    yield session
    session.close()


class TestBikes(Checks):
    pass
