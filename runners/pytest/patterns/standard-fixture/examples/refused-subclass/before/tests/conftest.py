import pytest

from app.db import Base, Session, temporary_engine


@pytest.fixture
def db_session():
    engine = temporary_engine()
    Base.metadata.create_all(engine)
    session = Session(engine)
    yield session
    session.close()


@pytest.fixture
def client(db_session):
    return object()
