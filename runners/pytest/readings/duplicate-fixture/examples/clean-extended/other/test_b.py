import pytest

@pytest.fixture
def db_session():
    return create_engine("sqlite://")
