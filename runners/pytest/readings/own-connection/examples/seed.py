import pytest
from core.database import SessionLocal

@pytest.fixture
def db():
    session = SessionLocal()
    yield session
    session.close()

def test_direct():
    engine = create_engine("postgresql://localhost/city_test")
