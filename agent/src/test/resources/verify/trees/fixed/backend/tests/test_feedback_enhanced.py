"""Feedback on what agents did."""
import pytest

from core.models import User, count


@pytest.fixture
def author(db_session):
    return User("test@example.com", "author").save(db_session)


def test_create(db_session, author):
    assert count(db_session) == 1


def test_read(db_session, author):
    assert count(db_session) == 1


def test_update(db_session, author):
    assert count(db_session) == 1


def test_delete(db_session, author):
    assert count(db_session) == 1


def test_list(db_session, author):
    assert count(db_session) == 1


def test_rate(db_session, author):
    assert count(db_session) == 1


def test_comment(db_session, author):
    assert count(db_session) == 1


def test_flag(db_session, author):
    assert count(db_session) == 1


def test_unflag(db_session, author):
    assert count(db_session) == 1


def test_export(db_session, author):
    assert count(db_session) == 1


def test_import(db_session, author):
    assert count(db_session) == 1


def test_archive(db_session, author):
    assert count(db_session) == 1


def test_restore(db_session, author):
    assert count(db_session) == 1


def test_merge(db_session, author):
    assert count(db_session) == 1


def test_split(db_session, author):
    assert count(db_session) == 1
