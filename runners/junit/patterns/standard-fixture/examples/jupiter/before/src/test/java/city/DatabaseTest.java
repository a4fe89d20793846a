package city;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

public abstract class DatabaseTest {

    protected Connection connection;

    @BeforeEach
    void open() throws Exception {
        connection = DriverManager.getConnection(Databases.fresh());
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bikes (code TEXT PRIMARY KEY)");
        }
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
    }
}
