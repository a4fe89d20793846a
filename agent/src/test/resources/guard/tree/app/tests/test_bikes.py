"""Bikes."""
import unittest

import pytest

from city.db import SessionLocal
from city.bikes import Bike, total


@pytest.fixture
def db():
    session = SessionLocal()
    yield session
    session.close()


def check_bike(db, code):
    assert db.query(Bike).get(code) is not None


def test_add(db):
    db.add(Bike("B-1"))
    assert total(db) == 1, f"{total(db)} bikes"
    check_bike(db, "B-1")


@pytest.mark.parametrize("code", ["B-1", "B-2"])
def test_codes(db, code):
    with pytest.raises(ValueError, match="db"):
        db.add(Bike(code + "!"))
    for bike in db.query(Bike):
        assert bike.db == code


def test_smoke(db):
    db.add(Bike("B-3"))
    db.commit()


class TestDocks(unittest.TestCase):
    def setUp(self):
        self.count = 0

    def test_count(self):
        self.assertEqual(self.count, 0)

    class TestInner:
        def test_inner(self, db):
            assert total(db) == 0
