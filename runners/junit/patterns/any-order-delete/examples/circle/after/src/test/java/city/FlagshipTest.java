package city;

import city.isolation.AnyOrderDelete;

class FlagshipTest {
	void tearDown() {
		AnyOrderDelete.run(
				"DELETE FROM zones WHERE code LIKE 'FL-1%'",
				"DELETE FROM stations WHERE code LIKE '" + prefix + "'",
				"DELETE FROM bikes WHERE code LIKE 'FL-3%'");
	}
}
