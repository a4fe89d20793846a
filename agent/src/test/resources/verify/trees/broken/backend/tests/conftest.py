"""Fixtures that every test of the backend shares.

Each test gets a database of its own. It lies in a temporary file and not in
memory, so that a second connection of the same test sees the same rows.
"""
import os
import sys
import tempfile

import pytest

BACKEND = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

if BACKEND not in sys.path:
    sys.path.insert(0, BACKEND)

from core.database import Base, create_engine  # noqa: E402
from core.models import User  # noqa: E402


def _new_database():
    """Returns the path of an empty database file."""
    handle, path = tempfile.mkstemp(suffix=".db")
    os.close(handle)
    return path


def _remove(path):
    """Removes a database file; one that is gone already is fine."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        pass


@pytest.fixture
def database_path():
    """The path of a database that only this test uses."""
    path = _new_database()
    yield path
    _remove(path)


@pytest.fixture
def db_session(database_path):
    """A session on a fresh database with all tables and indexes."""
    engine = create_engine(database_path)
    Base.metadata.create_all(engine, checkfirst=True)
    session = engine.connect()
    yield session
    session.close()


@pytest.fixture
def make_user(db_session):
    """Makes users in the database of this test."""

    def make(email="test@example.com", name="somebody"):
        return User(email, name).save(db_session)

    return make
