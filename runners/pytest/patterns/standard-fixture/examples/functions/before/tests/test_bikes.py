import pytest

from app.db import SessionLocal
from app.models import Bike


@pytest.fixture
def db():
    session = SessionLocal()
    yield session
    session.close()


@pytest.fixture
def bike(db):
    db.add(Bike(code="B-1"))
    db.commit()
    return db.query(Bike).one()


def seed(db, code):
    db.add(Bike(code=code))


def test_bikes(db, bike):
    """Looks into the db."""
    seed(db, "B-2")
    seed(db=db, code="B-3")
    found = [one for one in db.query(Bike) if one.db == "db of its own"]
    assert f"{db.query(Bike).count()}" == "3", found


@pytest.mark.parametrize("n", [1, 2])
def test_lambda(n, db):
    later = lambda: db.query(Bike).count()
    other = lambda db: db.query(Bike).count()
    assert later() == other(db) == 0
