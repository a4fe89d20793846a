from app.models import Bike


def test_first(db_session):
    assert db_session.query(Bike).count() == 0
