package city.wheels.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.sql.DataSource;

public final class SqliteDatabase extends Database {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    public SqliteDatabase(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void createSchema(Connection connection) throws SQLException {
        run(connection, "PRAGMA busy_timeout = 5000", "BEGIN IMMEDIATE");
        try {
            run(connection, script("sqlite.sql").split(";\\s*"));
            run(connection, "COMMIT");
        } catch (SQLException failure) {
            run(connection, "ROLLBACK");
            throw failure;
        }
    }

    @Override
    protected boolean isDuplicate(SQLException failure) {
        return failure.getMessage().contains("UNIQUE constraint failed");
    }

    @Override
    protected String now() {
        return "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";
    }

    @Override
    protected String day(String column) {
        return "strftime('%Y-%m-%d', " + column + ")";
    }

    @Override
    protected String between(String from, String to) {
        return "time(strftime('%s', " + to + ") - strftime('%s', " + from + "), 'unixepoch')";
    }

    @Override
    protected String likeInAnyCase() {
        return "LIKE";
    }

    @Override
    protected Object toColumn(Instant time) {
        return MILLIS.format(time);
    }

    @Override
    protected Instant toInstant(ResultSet row, String column) throws SQLException {
        String time = row.getString(column);
        return time == null ? null : Instant.parse(time);
    }
}
