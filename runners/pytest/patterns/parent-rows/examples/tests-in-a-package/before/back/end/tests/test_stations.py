class TestStations:
	def setup_method(self, session):
		self.station = Station(zone_id=707)
