import pytest

from app.models import Bike


@pytest.fixture
def bike(db_session):
    db_session.add(Bike(code="B-1"))
    db_session.commit()
    return db_session.query(Bike).one()


def seed(db, code):
    db.add(Bike(code=code))


def test_bikes(db_session, bike):
    """Looks into the db."""
    seed(db_session, "B-2")
    seed(db=db_session, code="B-3")
    found = [one for one in db_session.query(Bike) if one.db == "db of its own"]
    assert f"{db_session.query(Bike).count()}" == "3", found


@pytest.mark.parametrize("n", [1, 2])
def test_lambda(n, db_session):
    later = lambda: db_session.query(Bike).count()
    other = lambda db: db.query(Bike).count()
    assert later() == other(db_session) == 0
