package city.wheels.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

public final class PostgresDatabase extends Database {
    private static final long SCHEMA_LOCK = 0x776865656c73L;
    private static final String UNIQUE_VIOLATION = "23505";

    public PostgresDatabase(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void createSchema(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            run(connection, "SELECT pg_advisory_xact_lock(" + SCHEMA_LOCK + ")", script("postgresql.sql"));
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    @Override
    protected boolean isDuplicate(SQLException failure) {
        return UNIQUE_VIOLATION.equals(failure.getSQLState());
    }

    @Override
    protected String now() {
        return "now()";
    }

    @Override
    protected String day(String column) {
        return "to_char(" + column + ", 'YYYY-MM-DD')";
    }

    @Override
    protected String between(String from, String to) {
        return "CAST(" + to + " - " + from + " AS text)";
    }

    @Override
    protected String likeInAnyCase() {
        return "ILIKE";
    }

    @Override
    protected Object toColumn(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    @Override
    protected Instant toInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
