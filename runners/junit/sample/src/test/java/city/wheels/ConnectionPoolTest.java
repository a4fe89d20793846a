package city.wheels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import city.wheels.jdbc.ConnectionPool;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {
    private final ConnectionPool pool = new ConnectionPool(
            "jdbc:sqlite::memory:", 1, Duration.ofMillis(30), List.of("CREATE TABLE bells (tone TEXT)"));

    @AfterEach
    void closePool() throws SQLException {
        pool.close();
    }

    @Test
    void a_connection_closed_twice_comes_back_once() throws SQLException {
        Connection connection = pool.getConnection();
        connection.close();
        connection.close();

        try (Connection next = pool.getConnection()) {
            assertTrue(connection.isClosed());
            assertFalse(next.isClosed());
            assertThrows(SQLTransientConnectionException.class, pool::getConnection);
        }
    }

    @Test
    void a_drained_pool_gives_up_after_a_while() throws SQLException {
        try (Connection only = pool.getConnection()) {
            assertThrows(SQLTransientConnectionException.class, pool::getConnection);
            assertFalse(only.isClosed());
        }
    }

    @Test
    void a_returned_connection_is_lent_again() throws SQLException {
        try (Connection first = pool.getConnection();
                Statement statement = first.createStatement()) {
            statement.executeUpdate("INSERT INTO bells VALUES ('ding')");
        }

        try (Connection second = pool.getConnection();
                Statement statement = second.createStatement();
                ResultSet rows = statement.executeQuery("SELECT tone FROM bells")) {
            assertTrue(rows.next());
            assertEquals("ding", rows.getString(1));
        }
    }
}
