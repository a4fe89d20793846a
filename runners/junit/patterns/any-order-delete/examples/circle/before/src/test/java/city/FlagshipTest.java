package city;

class FlagshipTest {
	void tearDown() {
		backend.execute("DELETE FROM zones WHERE code LIKE 'FL-1%'");
		backend.execute("DELETE FROM stations WHERE code LIKE '" + prefix + "'");
		backend.execute("DELETE FROM bikes WHERE code LIKE 'FL-3%'");
	}
}
