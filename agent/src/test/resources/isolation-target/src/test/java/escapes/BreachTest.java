package escapes;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Every test of this class but the inherited one has to fail with an IsolationBreach, and to leave nothing all the same. */
class BreachTest extends Isolated {
    @Test
    void insert_commit_insert() throws SQLException {
        Db.execute(db, "INSERT INTO parents (name) VALUES ('a'); COMMIT; INSERT INTO parents (name) VALUES ('b')");
    }

    @Test
    void prepare_transaction() throws SQLException {
        Db.execute(db, "PREPARE TRANSACTION 'x'");
    }

    @Test
    void two_open_transactions() throws SQLException {
        db.setAutoCommit(false);
        insert("a");
        try (Connection second = Db.open()) {
            Db.execute(second, "INSERT INTO parents (name) VALUES ('b')");
        } finally {
            db.setAutoCommit(true);
        }
    }

    @Test
    void another_thread_while_a_transaction_is_open() throws Exception {
        db.setAutoCommit(false);
        insert("a");
        Thread thread = new Thread(() -> {
            try (Connection second = Db.open()) {
                Db.execute(second, "INSERT INTO parents (name) VALUES ('b')");
            } catch (SQLException expected) {
                throw new IllegalStateException(expected);
            }
        });
        thread.setUncaughtExceptionHandler((t, e) -> {});
        thread.start();
        thread.join();
    }

    @Test
    void a_procedure_commits() throws SQLException {
        Db.execute(db, "CALL commits()");
    }

    @Test
    void vacuum() throws SQLException {
        Db.execute(db, "VACUUM parents");
    }

    @Test
    void the_savepoint_of_the_isolation() throws SQLException {
        db.setAutoCommit(false);
        Db.execute(db, "RELEASE SAVEPOINT isolation_transaction");
    }

    @Test
    void unwrapping() throws SQLException {
        db.unwrap(org.postgresql.PGConnection.class);
    }

    @Test
    void notification() throws SQLException {
        Db.execute(db, "NOTIFY x");
    }

    @Test
    void a_breach_that_is_swallowed() {
        try {
            Db.execute(db, "NOTIFY x");
        } catch (Throwable swallowed) {
            return;
        }
    }
}
