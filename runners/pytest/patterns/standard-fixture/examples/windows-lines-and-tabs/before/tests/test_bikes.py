import pytest
from app.db import Base, SessionLocal
from app.models import Bike

class TestBikes:
	@pytest.fixture
	def db(self):
		session = SessionLocal()
		yield session
		session.close()

	def test_öl(self, db):
		assert "ä", db.query(Bike) ; db.add(Bike())
		assert Base is not None
