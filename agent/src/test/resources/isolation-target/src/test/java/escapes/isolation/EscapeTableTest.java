package escapes.isolation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.function.Executable;

/**
 * Ways out of the transaction around a test, one by one. Each is either taken back as if it had worked, or reported as
 * a breach; the database is the same afterwards in both cases, and the next test goes on as if nothing had happened.
 */
@EnabledIfEnvironmentVariable(named = "RALPH_PROVIDER", matches = "postgresql")
class EscapeTableTest {
    private static final String INSERT = "INSERT INTO rows_of_tests (name) VALUES ('%s')";
    private static final String STATE = "SELECT"
            + " (SELECT string_agg(id || name, ',' ORDER BY id) FROM rows_of_tests),"
            + " (SELECT string_agg(id || ' ' || coalesce(parent::text, '-'), ',' ORDER BY id) FROM checked_late),"
            + " (SELECT last_value || ' ' || is_called FROM rows_of_tests_id_seq),"
            + " (SELECT string_agg(concat(relname, relkind, relnatts), ',' ORDER BY relname) FROM pg_class"
            + "   WHERE relnamespace = 'public'::regnamespace),"
            + " (SELECT count(*) FROM pg_prepared_xacts),"
            + " (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
            + "   AND database = (SELECT oid FROM pg_database WHERE datname = current_database())),"
            + " (SELECT count(*) FROM pg_database WHERE datname LIKE 'escaped%')";

    private static final Map<String, Escape> TAKEN_BACK = new LinkedHashMap<>();
    private static final Map<String, Escape> BREACHES = new LinkedHashMap<>();

    private static Driver driver;
    private static IsolatedDatabase database;
    private static Connection connection;
    private static Connection witness;

    static {
        TAKEN_BACK.put("commit()", db -> {
            db.setAutoCommit(false);
            insert(db, "a");
            db.commit();
        });
        TAKEN_BACK.put("rollback(), then commit()", db -> {
            db.setAutoCommit(false);
            insert(db, "a");
            db.rollback();
            insert(db, "b");
            db.commit();
        });
        TAKEN_BACK.put("autocommit", db -> insert(db, "a"));
        TAKEN_BACK.put("autocommit turned on in a transaction", db -> {
            db.setAutoCommit(false);
            insert(db, "a");
            db.setAutoCommit(true);
        });
        TAKEN_BACK.put("the connection closed after a commit", db -> {
            try (Connection other = open()) {
                other.setAutoCommit(false);
                insert(other, "a");
                other.commit();
            }
        });
        TAKEN_BACK.put("a savepoint released, then commit()", db -> {
            db.setAutoCommit(false);
            Savepoint savepoint = db.setSavepoint();
            insert(db, "a");
            db.releaseSavepoint(savepoint);
            db.commit();
        });
        TAKEN_BACK.put("COMMIT AND CHAIN", db -> run(db, "BEGIN", insert("a"), "COMMIT AND CHAIN", insert("b"), "END"));
        TAKEN_BACK.put("ROLLBACK AND CHAIN", db -> run(db, "BEGIN", insert("a"), "ABORT AND CHAIN", insert("b"), "COMMIT"));
        TAKEN_BACK.put("a COMMIT behind comments", db -> {
            db.setAutoCommit(false);
            run(db, insert("a"), "/* one /* two */ */ -- three\n commit work");
        });
        TAKEN_BACK.put("a prepared COMMIT", db -> {
            db.setAutoCommit(false);
            insert(db, "a");
            try (PreparedStatement commit = db.prepareStatement("COMMIT")) {
                commit.execute();
            }
        });
        TAKEN_BACK.put("BEGIN with an isolation level", db -> run(
                db, "START TRANSACTION ISOLATION LEVEL SERIALIZABLE", insert("a"), "COMMIT"));
        TAKEN_BACK.put("setTransactionIsolation()", db -> {
            db.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            insert(db, "a");
        });
        TAKEN_BACK.put("SET TRANSACTION ISOLATION LEVEL", db -> run(
                db, "BEGIN", "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ", insert("a"), "COMMIT"));
        TAKEN_BACK.put("an isolation level for the session", db -> run(
                db, "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE", insert("a")));
        TAKEN_BACK.put("BEGIN READ ONLY", db -> {
            run(db, "BEGIN READ ONLY");
            assertEquals("25006", state(() -> insert(db, "a")));
            run(db, "ROLLBACK", "BEGIN", insert("b"), "COMMIT");
        });
        TAKEN_BACK.put("a transaction that only reads, then one that writes", db -> {
            db.setReadOnly(true);
            db.setAutoCommit(false);
            assertEquals("1", text(db, "SELECT 1"));
            db.commit();
            db.setReadOnly(false);
            insert(db, "a");
            db.commit();
            run(db, "BEGIN READ ONLY", "SELECT 1", "COMMIT", insert("b"));
            db.commit();
        });
        TAKEN_BACK.put("a setting that ends with its transaction", db -> {
            db.setAutoCommit(false);
            run(db, "SET my.session = 'outer'", "SET LOCAL my.session = 'inner'", "SET LOCAL lock_timeout = '77s'");
            text(db, "SELECT set_config('my.other', 'inner', true)");
            assertEquals("inner inner", text(db, "SELECT current_setting('my.session') || ' ' || current_setting('my.other')"));
            db.commit();
            assertEquals("outer", text(db, "SELECT current_setting('my.session')"));
            assertEquals("", text(db, "SELECT coalesce(current_setting('my.other', true), '')"));
            assertEquals("10s", text(db, "SHOW lock_timeout"));
        });
        TAKEN_BACK.put("tables created, altered and emptied", db -> {
            run(db, "CREATE TABLE more (id int)", "ALTER TABLE rows_of_tests ADD more int", "TRUNCATE rows_of_tests");
            run(db, "CREATE TEMPORARY TABLE scratch (id int)");
        });
        TAKEN_BACK.put("locks, prepared statements, cursors and settings of the session", db -> {
            run(db, "SET search_path = pg_catalog", "PREPARE left_over AS SELECT 1", "SELECT pg_advisory_lock(1)");
            run(db, "DECLARE left_open CURSOR WITH HOLD FOR SELECT 1", "SET ROLE pg_monitor");
        });
        TAKEN_BACK.put("a statement of the same name prepared again", db -> run(db, "PREPARE left_over AS SELECT 1"));
        TAKEN_BACK.put("a sequence set", db -> run(db, "SELECT setval('rows_of_tests_id_seq', 900)", insert("a")));
        TAKEN_BACK.put("constraints checked late", db -> {
            db.setAutoCommit(false);
            run(db, "INSERT INTO checked_late VALUES (1, 7)");
            assertEquals("23503", state(db::commit));
            run(db, "INSERT INTO checked_late VALUES (2, 3)");
            run(db, "INSERT INTO checked_late VALUES (3, NULL)");
            db.commit();
            // One that is checked at once unless a transaction says otherwise still is.
            assertEquals("23505", state(() -> run(db, "INSERT INTO checked_late VALUES (4, NULL, 1), (5, NULL, 1)")));
            db.rollback();
            run(db, "SET CONSTRAINTS ALL DEFERRED", "INSERT INTO checked_late VALUES (4, NULL, 1), (5, NULL, 1)");
            assertEquals("23505", state(db::commit));
            assertEquals("23505", state(() -> run(db, "INSERT INTO checked_late VALUES (4, NULL, 1), (5, NULL, 1)")));
        });

        BREACHES.put("insert; commit; insert", db -> run(db, insert("a") + "; COMMIT; " + insert("b")));
        BREACHES.put("commit and chain; savepoint", db -> run(
                db, "COMMIT AND CHAIN; SAVEPOINT isolation_transaction"));
        BREACHES.put("a commit in a procedure", db -> run(db, "CALL commits()"));
        BREACHES.put("a commit in a procedure called the way of JDBC", db -> {
            try (CallableStatement call = db.prepareCall("CALL commits()")) {
                call.execute();
            }
        });
        BREACHES.put("a commit in an anonymous block", db -> run(db, "DO 'BEGIN COMMIT; END'"));
        BREACHES.put("VACUUM", db -> run(db, "VACUUM rows_of_tests"));
        BREACHES.put("CREATE INDEX CONCURRENTLY", db -> run(db, "CREATE INDEX CONCURRENTLY ON rows_of_tests (name)"));
        BREACHES.put("CREATE DATABASE", db -> run(db, "CREATE DATABASE escaped"));
        BREACHES.put("ALTER SYSTEM", db -> run(db, "ALTER SYSTEM SET work_mem = '5MB'"));
        BREACHES.put("PREPARE TRANSACTION", db -> run(db, insert("a"), "PREPARE TRANSACTION 'x'"));
        BREACHES.put("COMMIT PREPARED", db -> run(db, "COMMIT PREPARED 'x'"));
        BREACHES.put("DISCARD ALL", db -> run(db, "DISCARD ALL"));
        BREACHES.put("LISTEN", db -> run(db, "LISTEN somebody"));
        BREACHES.put("pg_notify()", db -> text(db, "SELECT pg_notify('somebody', '')"));
        BREACHES.put("the savepoint of the isolation", db -> {
            db.setAutoCommit(false);
            run(db, "RELEASE isolation_transaction");
        });
        BREACHES.put("a second transaction at the same time", db -> {
            db.setAutoCommit(false);
            insert(db, "a");
            try (Connection other = open()) {
                insert(other, "b");
            }
        });
        BREACHES.put("the real connection", db -> db.unwrap(org.postgresql.PGConnection.class));
        BREACHES.put("the real connection by way of a statement", db -> {
            try (Statement statement = db.createStatement()) {
                statement.getConnection().unwrap(org.postgresql.PGConnection.class);
            }
        });
        BREACHES.put("the real connection by way of the metadata", db ->
                db.getMetaData().getConnection().unwrap(org.postgresql.PGConnection.class));
        BREACHES.put("the real statement", db -> {
            try (Statement statement = db.createStatement()) {
                statement.unwrap(org.postgresql.PGStatement.class);
            }
        });
        BREACHES.put("the real result", db -> {
            try (Statement statement = db.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT 1")) {
                rows.unwrap(org.postgresql.jdbc.PgResultSet.class);
            }
        });
        BREACHES.put("a breach that is swallowed", db -> {
            try {
                run(db, "VACUUM rows_of_tests");
            } catch (IsolationBreach swallowed) {
                insert(open(), "a");
            }
        });
    }

    @BeforeAll
    static void createTheDatabase() throws Exception {
        driver = new org.postgresql.Driver();
        database = IsolatedDatabase.create(driver, url(), new Properties());
        connection = database.connect(url(), new Properties());
        run(
                connection,
                "CREATE TABLE rows_of_tests (id serial PRIMARY KEY, name text UNIQUE)",
                "CREATE TABLE checked_late (id int PRIMARY KEY,"
                        + " parent int REFERENCES checked_late DEFERRABLE INITIALLY DEFERRED,"
                        + " sometimes int UNIQUE DEFERRABLE INITIALLY IMMEDIATE)",
                "CREATE PROCEDURE commits() LANGUAGE plpgsql AS 'BEGIN " + insert("p").replace("'", "''")
                        + "; COMMIT; END'",
                insert("seed"));
        witness = DirectConnections.own(() -> driver.connect(DatabaseUrl.of(url()).withName(database.toString()), new Properties()));
        database.begin(EscapeTableTest.class);
    }

    @AfterAll
    static void close() throws Exception {
        database.end();
        witness.close();
    }

    @Test
    void what_can_be_taken_back_is_taken_back() {
        String before = state();
        assertAll(TAKEN_BACK.entrySet().stream().map(row -> (Executable) () -> {
            IsolationBreach breach = breach(row.getValue());
            if (breach != null) {
                throw new AssertionError(row.getKey(), breach);
            }
            assertEquals(before, state(), row.getKey());
        }));
    }

    @Test
    void what_cannot_be_taken_back_is_a_breach_and_leaves_nothing() {
        String before = state();
        assertAll(BREACHES.entrySet().stream().map(row -> (Executable) () -> {
            IsolationBreach breach = breach(row.getValue());
            assertEquals(before, state(), row.getKey());
            assertNotNull(breach, row.getKey());
        }));
    }

    @Test
    void a_test_after_a_breach_is_a_test_like_any_other() throws Exception {
        String before = state();
        for (String name : List.of("insert; commit; insert", "VACUUM", "the real connection")) {
            assertNotNull(breach(BREACHES.get(name)), name);
            assertNull(breach(TAKEN_BACK.get("commit()")), name);
        }
        assertEquals(before, state());
    }

    /** Runs an escape as a test of its own; only what its end reports counts, as code of a test may swallow errors. */
    private static IsolationBreach breach(Escape escape) throws Exception {
        Throwable thrown = null;
        database.begin(EscapeTableTest.class);
        try {
            escape.run(connection);
        } catch (Throwable failure) {
            thrown = failure;
        }
        try {
            database.end();
        } catch (IsolationBreach found) {
            return found;
        }
        if (thrown != null) {
            throw new AssertionError(thrown);
        }
        return null;
    }

    private static String state() {
        try {
            return text(witness, STATE);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String state(Executable code) {
        try {
            code.execute();
            return "no error";
        } catch (SQLException failure) {
            return failure.getSQLState();
        } catch (Throwable other) {
            throw new AssertionError(other);
        }
    }

    private static Connection open() throws SQLException {
        return database.connect(url(), new Properties());
    }

    private static String url() {
        return System.getenv("RALPH_JDBC_URL");
    }

    private static String insert(String name) {
        return String.format(INSERT, name);
    }

    private static void insert(Connection db, String name) throws SQLException {
        run(db, insert(name));
    }

    private static void run(Connection db, String... statements) throws SQLException {
        try (Statement statement = db.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** All columns of the first row. */
    private static String text(Connection db, String query) throws SQLException {
        try (Statement statement = db.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            StringBuilder all = new StringBuilder();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                all.append(column == 1 ? "" : " | ").append(row.getString(column));
            }
            return all.toString();
        }
    }

    private interface Escape {
        void run(Connection db) throws Exception;
    }
}
