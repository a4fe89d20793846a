import pytest

from city.db import Session


@pytest.fixture
def db_session():
    session = Session()
    yield session
    session.close()
