"""Feedback on what agents did."""
import pytest

from core.database import SessionLocal
from core.models import User, count


@pytest.fixture
def db():
    session = SessionLocal()
    yield session
    session.close()


@pytest.fixture
def author(db):
    return User("test@example.com", "author").save(db)


def test_create(db, author):
    assert count(db) == 1


def test_read(db, author):
    assert count(db) == 1


def test_update(db, author):
    assert count(db) == 1


def test_delete(db, author):
    assert count(db) == 1


def test_list(db, author):
    assert count(db) == 1


def test_rate(db, author):
    assert count(db) == 1


def test_comment(db, author):
    assert count(db) == 1


def test_flag(db, author):
    assert count(db) == 1


def test_unflag(db, author):
    assert count(db) == 1


def test_export(db, author):
    assert count(db) == 1


def test_import(db, author):
    assert count(db) == 1


def test_archive(db, author):
    assert count(db) == 1


def test_restore(db, author):
    assert count(db) == 1


def test_merge(db, author):
    assert count(db) == 1


def test_split(db, author):
    assert count(db) == 1
