package city;

import static org.junit.Assert.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class BikesTest {

	private static final String URL = "jdbc:sqlite::memory:";

	// One for each test.
	private Connection connection;

	@Before
	public void setUp() throws Exception {
		connection = DriverManager.getConnection(URL);
		try (Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE bikes (code TEXT)");
		}
	}

	@After
	public void tearDown() throws Exception {
		if (connection != null) {
			connection.close();
		}
	}

	@Test
	public void a_bike_is_added() throws Exception {
		Bikes bikes = new Bikes(connection);
		bikes.add("B-1");
		assertEquals(1, new Bikes(this.connection).count());
	}
}
