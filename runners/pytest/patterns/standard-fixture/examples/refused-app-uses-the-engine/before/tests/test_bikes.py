import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

from app.main import app, get_db

engine = create_engine("sqlite:///bikes.db")
TestingSessionLocal = sessionmaker(bind=engine)


def override():
    yield TestingSessionLocal()


app.dependency_overrides[get_db] = override


@pytest.fixture
def db():
    session = TestingSessionLocal()
    yield session
    session.close()


def test_bikes(db):
    assert db
