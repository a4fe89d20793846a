package dev.ralph.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The database that the tests use, seen through a connection of our own.
 *
 * <p>The connection lives only while we look, in autocommit: an idle one could keep a test from dropping the database.
 */
final class Database {

    private static final String SQLITE = "jdbc:sqlite:";

    private final String url;

    /** @param url blank if the tests use no database */
    Database(String url) {
        this.url = url;
    }

    static Database fromEnvironment() {
        return new Database(System.getenv().getOrDefault("RALPH_JDBC_URL", ""));
    }

    /** The rows of each table and the position of each sequence, by name; empty if there is no database yet. */
    Optional<Map<String, Long>> look() throws SQLException {
        if (!exists()) {
            return Optional.empty();
        }
        try (Connection connection = open()) {
            Map<String, Long> seen = new TreeMap<>();
            query(connection, rowsQuery(connection), Leak.Kind.ROWS, seen);
            query(connection, sequencesQuery(connection), Leak.Kind.SEQUENCE, seen);
            return Optional.of(seen);
        }
    }

    /** The tables as the agent wants them described; empty if there is no database. */
    Optional<Object> schema() throws SQLException {
        if (!exists()) {
            return Optional.empty();
        }
        try (Connection connection = open()) {
            return Optional.of(new SchemaReader(connection, tables(connection)).read());
        }
    }

    /** What is different now; a table that came into being counts if it has rows. */
    static List<Leak> changes(Map<String, Long> before, Map<String, Long> after) {
        List<Leak> changes = new ArrayList<>();
        after.forEach((place, count) -> {
            Long earlier = before.get(place);
            if (!Objects.equals(earlier, count) && (earlier != null || count > 0)) {
                changes.add(change(place, String.valueOf(earlier), count.toString()));
            }
        });
        before.forEach((place, count) -> {
            if (!after.containsKey(place)) {
                changes.add(change(place, count.toString(), "null"));
            }
        });
        return changes;
    }

    private static Leak change(String place, String before, String after) {
        int space = place.indexOf(' ');
        Leak.Kind kind = Leak.Kind.valueOf(place.substring(0, space));
        Leak.Shape shape = kind == Leak.Kind.ROWS ? Leak.Shape.CONTENTS : Leak.Shape.VALUE;
        String missing = kind == Leak.Kind.ROWS ? "(no table)" : "(unused)";
        return new Leak(
                kind,
                place.substring(space + 1),
                before.equals("null") ? missing : before,
                after.equals("null") ? missing : after,
                shape);
    }

    /** A connection of our own; none if there is no database yet. */
    Optional<Connection> connect() throws SQLException {
        return exists() ? Optional.of(open()) : Optional.empty();
    }

    /** The file that holds the database; none where it is no file. */
    Optional<Path> file() {
        return url.startsWith(SQLITE) ? Optional.of(path().toAbsolutePath()) : Optional.empty();
    }

    private Path path() {
        return Paths.get(
                url.substring(SQLITE.length()).replaceFirst("^file:", "").replaceFirst("\\?.*", ""));
    }

    /** To connect to a file of SQLite that does not exist would create it, and so change what the tests find. */
    private boolean exists() {
        if (!url.startsWith(SQLITE)) {
            return !url.trim().isEmpty();
        }
        Path path = path();
        return Files.isRegularFile(path) && path.toFile().length() > 0;
    }

    /** Waits only briefly for whatever lock a test has left behind. */
    private Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        try (Statement statement = connection.createStatement()) {
            if (isPostgres(connection)) {
                statement.execute("SET lock_timeout = 500; SET statement_timeout = 2000");
            } else if (isSqlite(connection)) {
                statement.execute("PRAGMA busy_timeout = 500");
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    static boolean isSqlite(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("SQLite");
    }

    private static boolean isPostgres(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        String[] types = {"TABLE", "BASE TABLE"};
        String schema = isSqlite(connection) ? null : connection.getSchema();
        try (ResultSet found = connection.getMetaData().getTables(connection.getCatalog(), schema, "%", types)) {
            while (found.next()) {
                String name = found.getString("TABLE_NAME");
                if (!name.startsWith("sqlite_")) {
                    tables.add(name);
                }
            }
        }
        return tables;
    }

    private static String rowsQuery(Connection connection) throws SQLException {
        List<String> counts = new ArrayList<>();
        for (String table : tables(connection)) {
            String literal = "'" + table.replace("'", "''") + "'";
            counts.add("SELECT " + literal + " AS name, count(*) AS value FROM " + quoted(connection, table));
        }
        return String.join(" UNION ALL ", counts);
    }

    static String quoted(Connection connection, String table) throws SQLException {
        String quote = connection.getMetaData().getIdentifierQuoteString().trim();
        return quote + table.replace(quote, quote + quote) + quote;
    }

    private static String sequencesQuery(Connection connection) throws SQLException {
        if (isPostgres(connection)) {
            return "SELECT sequencename, last_value FROM pg_sequences"
                    + " WHERE schemaname = current_schema() AND last_value IS NOT NULL";
        }
        return isSqlite(connection) && hasSequences(connection) ? "SELECT name, seq FROM sqlite_sequence" : "";
    }

    /** SQLite makes this table together with the first that counts by AUTOINCREMENT. */
    private static boolean hasSequences(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'")) {
            return found.next();
        }
    }

    private static void query(Connection connection, String sql, Leak.Kind kind, Map<String, Long> seen)
            throws SQLException {
        if (sql.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                seen.put(kind + " " + found.getString(1), found.getLong(2));
            }
        }
    }
}
