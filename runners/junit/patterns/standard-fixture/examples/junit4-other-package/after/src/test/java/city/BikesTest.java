package city;

import static org.junit.Assert.assertEquals;

import city.shared.DatabaseTest;
import org.junit.Test;

public class BikesTest extends DatabaseTest {

	@Test
	public void a_bike_is_added() throws Exception {
		Bikes bikes = new Bikes(connection);
		bikes.add("B-1");
		assertEquals(1, new Bikes(this.connection).count());
	}
}
