from tests.test_bikes import db


def test_docks(db):
    assert db
