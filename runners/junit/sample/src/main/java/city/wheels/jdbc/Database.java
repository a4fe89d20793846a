package city.wheels.jdbc;

import city.wheels.DuplicateException;
import city.wheels.StorageException;
import city.wheels.Transactions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Statements over a data source, and what differs from one database to another. */
public abstract class Database implements Transactions {
    private final DataSource dataSource;
    private final ThreadLocal<Connection> transaction = new ThreadLocal<>();

    protected Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Creates what is missing; several processes may do so at once. */
    public final void createSchema() {
        with(connection -> {
            createSchema(connection);
            return null;
        });
    }

    protected abstract void createSchema(Connection connection) throws SQLException;

    protected abstract boolean isDuplicate(SQLException failure);

    /** The current time as an expression. */
    protected abstract String now();

    /** The calendar day of a time column, as text. */
    protected abstract String day(String column);

    /** The time between two columns, as text. */
    protected abstract String between(String from, String to);

    /** The operator that compares with a pattern and takes upper and lower case for the same. */
    protected abstract String likeInAnyCase();

    protected abstract Object toColumn(Instant time);

    protected abstract Instant toInstant(ResultSet row, String column) throws SQLException;

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (transaction.get() != null) {
            return work.get();
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            transaction.set(connection);
            try {
                T result = work.get();
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                transaction.remove();
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw translate(failure);
        }
    }

    public int update(String sql, Object... args) {
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return bind(statement, args).executeUpdate();
            }
        });
    }

    /** Inserts a row and returns the number the database gave it. */
    long insert(String sql, Object... args) {
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql, new String[] {"id"})) {
                bind(statement, args).executeUpdate();
                try (ResultSet keys = statement.getGeneratedKeys()) {
                    keys.next();
                    return keys.getLong(1);
                }
            }
        });
    }

    public <T> List<T> query(String sql, RowMapper<T> mapper, Object... args) {
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet rows = bind(statement, args).executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(mapper.map(rows));
                }
                return found;
            }
        });
    }

    public <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... args) {
        return query(sql, mapper, args).stream().findFirst();
    }

    private <T> T with(Work<T> work) {
        Connection bound = transaction.get();
        try {
            if (bound != null) {
                return work.on(bound);
            }
            try (Connection connection = dataSource.getConnection()) {
                return work.on(connection);
            }
        } catch (SQLException failure) {
            throw translate(failure);
        }
    }

    private PreparedStatement bind(PreparedStatement statement, Object... args) throws SQLException {
        for (int i = 0; i < args.length; i++) {
            Object value = args[i] instanceof Instant time ? toColumn(time) : args[i];
            statement.setObject(i + 1, value);
        }
        return statement;
    }

    private StorageException translate(SQLException failure) {
        return isDuplicate(failure) ? new DuplicateException(failure) : new StorageException(failure);
    }

    static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static String script(String name) {
        try (InputStream in = Database.class.getResourceAsStream("/schema/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** Makes an object of the row a result stands at. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
