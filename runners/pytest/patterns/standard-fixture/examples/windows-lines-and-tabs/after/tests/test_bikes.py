from app.db import Base
from app.models import Bike

class TestBikes:
	def test_öl(self, db_session):
		assert "ä", db_session.query(Bike) ; db_session.add(Bike())
		assert Base is not None
