package dev.ralph.junit;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads tables, columns and keys from the catalogue of a live database. */
final class SchemaReader {

    private final Connection connection;
    private final List<String> tables;
    private final DatabaseMetaData metaData;
    private final String catalog;
    private final String schema;
    private final boolean sqlite;

    SchemaReader(Connection connection, List<String> tables) throws SQLException {
        this.connection = connection;
        this.tables = tables;
        this.metaData = connection.getMetaData();
        this.sqlite = Database.isSqlite(connection);
        this.catalog = connection.getCatalog();
        this.schema = sqlite ? null : connection.getSchema();
    }

    List<Map<String, Object>> read() throws SQLException {
        List<Map<String, Object>> described = new ArrayList<>();
        for (String table : tables) {
            List<String> primaryKey = primaryKey(table);
            Map<String, Object> description = new LinkedHashMap<>();
            description.put("name", table);
            description.put("columns", columns(table, primaryKey));
            description.put("primaryKey", primaryKey);
            description.put("foreignKeys", sqlite ? sqliteForeignKeys(table) : foreignKeys(table));
            described.add(description);
        }
        return described;
    }

    private List<String> primaryKey(String table) throws SQLException {
        Map<Integer, String> columns = new TreeMap<>();
        try (ResultSet found = metaData.getPrimaryKeys(catalog, schema, table)) {
            while (found.next()) {
                columns.put(found.getInt("KEY_SEQ"), found.getString("COLUMN_NAME"));
            }
        }
        return new ArrayList<>(columns.values());
    }

    private List<Map<String, Object>> columns(String table, List<String> primaryKey) throws SQLException {
        List<Map<String, Object>> columns = new ArrayList<>();
        try (ResultSet found = metaData.getColumns(catalog, schema, escaped(table), "%")) {
            while (found.next()) {
                Map<String, Object> column = new LinkedHashMap<>();
                String type = found.getString("TYPE_NAME").toLowerCase(Locale.ROOT);
                column.put("name", found.getString("COLUMN_NAME"));
                column.put("type", trueType(type));
                column.put("optional", optional(found, type, primaryKey));
                columns.add(column);
            }
        }
        return columns;
    }

    /** A table name is a pattern to this method of JDBC, in which an underscore is any character. */
    private String escaped(String table) throws SQLException {
        String escape = metaData.getSearchStringEscape();
        return table.replace("_", escape + "_").replace("%", escape + "%");
    }

    /** The driver of PostgreSQL makes up types for columns with a sequence. */
    private static String trueType(String type) {
        switch (type) {
            case "smallserial":
                return "int2";
            case "serial":
                return "int4";
            case "bigserial":
                return "int8";
            default:
                return type;
        }
    }

    private boolean optional(ResultSet column, String type, List<String> primaryKey) throws SQLException {
        String name = column.getString("COLUMN_NAME");
        boolean filled = column.getString("COLUMN_DEF") != null
                || "YES".equals(column.getString("IS_AUTOINCREMENT"))
                || "YES".equals(column.getString("IS_GENERATEDCOLUMN"));
        if (sqlite && primaryKey.contains(name)) {
            // SQLite calls every key nullable, and fills in only a single one of exactly this type.
            return filled || (primaryKey.size() == 1 && type.equals("integer"));
        }
        return filled || column.getInt("NULLABLE") == DatabaseMetaData.columnNullable;
    }

    /**
     * Groups by name and referenced table. Names of constraints need not be unique, so a position that occurs twice in
     * a group begins another key.
     */
    private List<Map<String, Object>> foreignKeys(String table) throws SQLException {
        Map<List<Object>, Map<String, Object>> keys = new LinkedHashMap<>();
        Map<List<Object>, Integer> occurrences = new LinkedHashMap<>();
        try (ResultSet found = metaData.getImportedKeys(catalog, schema, table)) {
            while (found.next()) {
                String name = found.getString("FK_NAME");
                String referenced = found.getString("PKTABLE_NAME");
                int occurrence =
                        occurrences.merge(Arrays.asList(name, referenced, found.getInt("KEY_SEQ")), 1, Integer::sum);
                add(
                        keys,
                        Arrays.asList(name, referenced, occurrence),
                        referenced,
                        found,
                        "FKCOLUMN_NAME",
                        "PKCOLUMN_NAME");
            }
        }
        return new ArrayList<>(keys.values());
    }

    /** Asks SQLite itself: its keys have no names, and JDBC tells them apart by nothing else. */
    private List<Map<String, Object>> sqliteForeignKeys(String table) throws SQLException {
        Map<List<Object>, Map<String, Object>> keys = new TreeMap<>((a, b) -> (Integer) a.get(0) - (Integer) b.get(0));
        String name = '"' + table.replace("\"", "\"\"") + '"';
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("PRAGMA foreign_key_list(" + name + ")")) {
            while (found.next()) {
                add(keys, Arrays.asList(found.getInt("id")), found.getString("table"), found, "from", "to");
            }
        }
        for (Map<String, Object> key : keys.values()) {
            Collection<?> columns = (Collection<?>) key.get("referencedColumns");
            if (columns.contains(null)) {
                key.put(
                        "referencedColumns",
                        primaryKey(key.get("referencedTable").toString()));
            }
        }
        return new ArrayList<>(keys.values());
    }

    private static void add(
            Map<List<Object>, Map<String, Object>> keys,
            List<Object> identity,
            String referenced,
            ResultSet row,
            String column,
            String referencedColumn)
            throws SQLException {
        Map<String, Object> key = keys.computeIfAbsent(identity, unknown -> {
            Map<String, Object> fresh = new LinkedHashMap<>();
            fresh.put("columns", new ArrayList<String>());
            fresh.put("referencedTable", referenced);
            fresh.put("referencedColumns", new ArrayList<String>());
            return fresh;
        });
        append(key.get("columns"), row.getString(column));
        append(key.get("referencedColumns"), row.getString(referencedColumn));
    }

    @SuppressWarnings("unchecked")
    private static void append(Object list, String value) {
        ((List<String>) list).add(value);
    }
}
