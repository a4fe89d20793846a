import pytest
from sqlalchemy import create_engine

@pytest.fixture
def db_session():
    engine = create_engine("sqlite:///city.db")
    Base.metadata.create_all(engine)
    yield Session(engine)

@pytest.fixture
def client():
    return None
