import pytest

@pytest.fixture
def db_session(db_session):
    Base.metadata.create_all(db_session.engine)
    return db_session

@pytest.fixture
def other():
    return create_engine("sqlite://")
