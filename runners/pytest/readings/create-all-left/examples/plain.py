import pytest
from core.database import Base, engine

Base.metadata.create_all(bind=engine)

@pytest.fixture
def db():
    Base.metadata.create_all(engine)
    return Session(engine)
