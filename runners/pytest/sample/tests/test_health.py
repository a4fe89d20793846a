from datetime import datetime, timedelta

import pytest
from sqlalchemy import create_engine, inspect
from sqlalchemy.orm import sessionmaker

from bikeshare.health import HealthService
from bikeshare.orm import Base

NOON = datetime(2024, 5, 6, 12)


@pytest.fixture
def db_session():
    engine = create_engine("sqlite://")
    Base.metadata.create_all(bind=engine)
    session = sessionmaker(bind=engine)()
    yield session
    session.close()
    engine.dispose()


@pytest.fixture
def health(db_session):
    return HealthService(db_session)


@pytest.fixture
def mill_is_down(health):
    return health.record("Old Mill", "down", NOON)


def test_nothing_fails_before_the_first_check(health):
    assert health.failing() == []
    assert health.latest("Old Mill") is None


def test_a_station_that_is_down_fails(health, mill_is_down):
    assert health.failing() == ["Old Mill"]


def test_a_station_recovers(health, mill_is_down):
    health.record("Old Mill", "up", NOON + timedelta(minutes=5))

    assert health.failing() == []
    assert health.latest("Old Mill").state == "up"


def test_the_latest_check_counts(health, mill_is_down):
    health.record("Old Mill", "up", NOON - timedelta(minutes=5))

    assert health.latest("Old Mill") == mill_is_down


def test_old_checks_are_forgotten(health, mill_is_down):
    health.record("Old Mill", "up", NOON - timedelta(days=40))

    assert health.forget_before(NOON - timedelta(days=30)) == 1
    assert health.latest("Old Mill") == mill_is_down


def test_a_long_table_gets_an_index(db_session, health):
    health.speed_up()

    indexes = inspect(db_session.connection()).get_indexes("station_checks")
    assert "ix_station_checks_state" in [index["name"] for index in indexes]


def test_checks_go_on_with_the_index(health, mill_is_down):
    health.speed_up()

    health.record("New Mill", "slow", NOON)

    assert health.failing() == ["New Mill", "Old Mill"]
