import pytest

from app.db import Base, Session, temporary_engine


@pytest.fixture
def make_session():
    engine = temporary_engine()
    Base.metadata.create_all(engine)
    session = Session(engine)
    def make():
        return session

    yield make
    session.close()


@pytest.fixture
def client(make_session):
    return object()
