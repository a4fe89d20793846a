import pytest

@pytest.fixture
def db_session():
    with isolated() as session:
        yield session

@pytest.fixture
def client(db_session):
    return Client(db_session)
