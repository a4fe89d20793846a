package dev.ralph.junit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The rows of one table as they were at one moment; none if there was no such table yet. */
final class SavedRows {

    private static final int MOST = 10_000;

    private final Database database;
    private final String table;
    private final List<Object[]> rows;

    private SavedRows(Database database, String table, List<Object[]> rows) {
        this.database = database;
        this.table = table;
        this.rows = rows;
    }

    static SavedRows of(Database database, String table) throws SQLException {
        Optional<Connection> opened = database.connect();
        if (!opened.isPresent()) {
            return new SavedRows(database, table, Collections.emptyList());
        }
        try (Connection connection = opened.get()) {
            boolean exists = Database.tables(connection).contains(table);
            return new SavedRows(database, table, exists ? read(connection, table) : Collections.emptyList());
        }
    }

    private static List<Object[]> read(Connection connection, String table) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM " + Database.quoted(connection, table))) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = found.getObject(i + 1);
                }
                rows.add(row);
                if (rows.size() > MOST) {
                    throw new SQLException(table + " has more than " + MOST + " rows");
                }
            }
        }
        return rows;
    }

    /** Puts the rows back, all or none. */
    void restore() throws SQLException {
        Optional<Connection> opened = database.connect();
        if (!opened.isPresent()) {
            return;
        }
        try (Connection connection = opened.get()) {
            if (!Database.tables(connection).contains(table)) {
                return;
            }
            connection.setAutoCommit(false);
            String name = Database.quoted(connection, table);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("DELETE FROM " + name);
            }
            insert(connection, name);
            connection.commit();
        }
    }

    private void insert(Connection connection, String name) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        String marks = String.join(", ", Collections.nCopies(rows.get(0).length, "?"));
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + name + " VALUES (" + marks + ")")) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
