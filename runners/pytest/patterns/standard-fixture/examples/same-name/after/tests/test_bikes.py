"""Health."""
import pytest
from sqlalchemy.orm import Session

from app.models import Bike

TIMEOUT = 5


@pytest.fixture
def bike(db_session: Session):
    return Bike()


@pytest.mark.usefixtures("db_session")
def test_health(db_session: Session, bike, request):
    assert request.getfixturevalue("db_session") is db_session
    assert db_session.query(Bike).count() < TIMEOUT
