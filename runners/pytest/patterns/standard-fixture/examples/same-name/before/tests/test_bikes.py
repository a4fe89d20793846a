"""Health."""
import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker

from app.db import Base
from app.models import Bike

TIMEOUT = 5

URL = "sqlite:///health.db"
engine = create_engine(URL, connect_args={"check_same_thread": False})
TestingSessionLocal = sessionmaker(autocommit=False, autoflush=False, bind=engine)
Base.metadata.create_all(bind=engine)


@pytest.fixture
def db_session():
    """A session."""
    session = TestingSessionLocal()
    try:
        yield session
    finally:
        session.rollback()
        session.close()


@pytest.fixture
def bike(db_session: Session):
    return Bike()


@pytest.mark.usefixtures("db_session")
def test_health(db_session: Session, bike, request):
    assert request.getfixturevalue("db_session") is db_session
    assert db_session.query(Bike).count() < TIMEOUT
