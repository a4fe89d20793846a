package city;

import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.sqlite.SQLiteDataSource;

public abstract class DatabaseTest {

    protected DataSource dataSource;

    @BeforeEach
    void open() throws Exception {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite::memory:");
        dataSource = source;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bikes (code TEXT PRIMARY KEY)");
        }
    }
}
