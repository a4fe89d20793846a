package city;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BikesTest {

    private Connection db;

    @BeforeEach
    void setUp() throws Exception {
        db = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (Statement statement = db.createStatement()) {
            statement.execute("CREATE TABLE bikes (code TEXT)");
        }
    }

    @AfterEach
    void tearDown() throws Exception {
        if (db != null) {
            db.close();
        }
    }

    @Test
    void a_bike_is_added() throws Exception {
        Bikes bikes = new Bikes(db);
        bikes.add("B-1");
        assertEquals(1, new Bikes(this.db).count());
    }
}
