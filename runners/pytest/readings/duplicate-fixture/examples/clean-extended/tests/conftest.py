import pytest

@pytest.fixture
def db_session():
    engine = create_engine("sqlite://")
    yield Session(engine)
