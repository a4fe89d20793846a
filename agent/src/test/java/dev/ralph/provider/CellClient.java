package dev.ralph.provider;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Runs inside a cell in place of a test: executes SQL and prints the first column of what it gets, comma separated. */
public final class CellClient {

    private CellClient() {}

    /** Takes any number of statements; {@code time} prints how many microseconds a query takes instead. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(System.getenv(ProviderLaunch.JDBC_URL));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                System.out.println(sql.equals("time") ? microseconds(statement) : result(statement, sql));
            }
        }
    }

    private static String result(Statement statement, String sql) throws SQLException {
        if (!statement.execute(sql)) {
            return "done";
        }
        List<String> column = new ArrayList<>();
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                column.add(String.valueOf(rows.getString(1)));
            }
        }
        return String.join(",", column);
    }

    private static long microseconds(Statement statement) throws SQLException {
        int rounds = 2000;
        for (int i = 0; i < rounds; i++) {
            result(statement, "SELECT 1");
        }
        long start = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            result(statement, "SELECT 1");
        }
        return (System.nanoTime() - start) / 1000 / rounds;
    }
}
