package city;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.After;
import org.junit.Before;

public abstract class DatabaseTest {

    protected Connection connection;

    @Before
    public void open() throws Exception {
        connection = DriverManager.getConnection(Databases.fresh());
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bikes (code TEXT PRIMARY KEY)");
        }
    }

    @After
    public void close() throws Exception {
        connection.close();
    }
}
