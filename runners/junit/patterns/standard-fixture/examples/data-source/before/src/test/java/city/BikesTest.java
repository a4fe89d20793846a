package city;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

final class BikesTest {

    private DataSource dataSource;

    @BeforeEach
    void setUp() throws Exception {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite::memory:");
        dataSource = source;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bikes (code TEXT)");
        }
    }

    @Test
    void a_bike_is_added() throws Exception {
        Bikes bikes = new Bikes(dataSource);
        bikes.add("B-1");
        assertEquals(1, new Bikes(dataSource).count());
    }
}
