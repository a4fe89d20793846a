"""Health of agents."""
import pytest

from core.database import Base, create_engine
from core.models import User, count


engine = create_engine("health.db")


@pytest.fixture
def db_session():
    Base.metadata.create_all(engine)
    session = engine.connect()
    yield session
    session.close()


@pytest.fixture
def test_user(db_session):
    return User("test@example.com").save(db_session)


def test_alive(db_session, test_user):
    assert count(db_session) == 1


def test_latency(db_session, test_user):
    assert count(db_session) == 1


def test_errors(db_session, test_user):
    assert count(db_session) == 1


def test_uptime(db_session, test_user):
    assert count(db_session) == 1


def test_score(db_session, test_user):
    assert count(db_session) == 1


def test_alerts(db_session, test_user):
    assert count(db_session) == 1
