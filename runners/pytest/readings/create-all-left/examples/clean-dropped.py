import pytest

@pytest.fixture
def db(engine):
    Base.metadata.create_all(engine)
    yield Session(engine)
    Base.metadata.drop_all(engine)
