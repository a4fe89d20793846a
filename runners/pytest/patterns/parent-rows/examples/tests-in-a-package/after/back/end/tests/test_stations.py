from tests.isolation import rows


class TestStations:
	def setup_method(self, session):
		rows.needed(session, "zones", id=707)
		self.station = Station(zone_id=707)
