package sources;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The harness of the target. */
public final class Db {
    public static final String URL = System.getenv("RALPH_JDBC_URL");
    public static final boolean POSTGRESQL = URL.startsWith("jdbc:postgresql:");
    private static Db instance;

    private Db() throws SQLException {
        try (Connection connection = DriverManager.getConnection(URL);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE names (name text UNIQUE)");
        }
    }

    static synchronized Db current() {
        if (instance == null) {
            try {
                instance = new Db();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
        return instance;
    }
}
