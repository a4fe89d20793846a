package escapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What only PostgreSQL knows. */
abstract class PostgresqlEscapes extends Escapes {
    @Test
    void commit_and_chain() throws SQLException {
        Db.execute(db, "BEGIN");
        insert("a");
        Db.execute(db, "COMMIT AND CHAIN");
        insert("b");
        Db.execute(db, "ROLLBACK");
        assertEquals("a", names());
    }

    @Test
    void committing_an_aborted_transaction_rolls_it_back() throws SQLException {
        insert("a");
        db.setAutoCommit(false);
        insert("b");
        assertThrows(SQLException.class, () -> insert("a"));
        assertEquals("25P02", assertThrows(SQLException.class, () -> insert("c")).getSQLState());
        db.commit();
        assertEquals("a", names());
        db.setAutoCommit(true);
    }

    @Test
    void session_settings_and_locks() throws SQLException {
        Db.execute(db, "SET TIME ZONE 'Pacific/Kiritimati'");
        Db.execute(db, "SET application_name = 'changed'");
        Db.query(db, "SELECT pg_advisory_lock(4711)");
        Db.execute(db, "CREATE TEMPORARY TABLE scratch (id int)");
        assertEquals("Pacific/Kiritimati", Db.query(db, "SHOW TimeZone"));
    }

    @Test
    void session_settings_are_gone() throws SQLException {
        assertTrue(!Db.query(db, "SHOW TimeZone").equals("Pacific/Kiritimati"));
        assertEquals("", Db.query(db, "SELECT relname FROM pg_class WHERE relname = 'scratch'"));
    }

    @Test
    void sequences() throws SQLException {
        Db.query(db, "SELECT setval('parents_id_seq', 500)");
        insert("a");
        assertEquals("501", Db.query(db, "SELECT max(id) FROM parents"));
    }

    @Test
    void a_sequence_starts_again() throws SQLException {
        Db.execute(db, "TRUNCATE parents, children RESTART IDENTITY");
        insert("a");
        assertEquals("1", Db.query(db, "SELECT max(id) FROM parents"));
    }

    @Test
    void a_read_only_transaction() throws SQLException {
        db.setReadOnly(true);
        db.setAutoCommit(false);
        assertEquals("25006", assertThrows(SQLException.class, () -> insert("a")).getSQLState());
        db.rollback();
        db.setReadOnly(false);
        insert("b");
        db.commit();
        db.setAutoCommit(true);
        assertEquals("b", names());
    }

    @Test
    void the_isolation_level_is_kept() throws SQLException {
        db.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        assertEquals(Connection.TRANSACTION_SERIALIZABLE, db.getTransactionIsolation());
    }

    @Test
    void words_that_only_look_like_a_commit() throws SQLException {
        Db.execute(db, "INSERT INTO parents (name) VALUES ('x; commit; y')");
        Db.execute(db, "DO $do$ BEGIN INSERT INTO parents (name) VALUES ('z'); END $do$");
        assertEquals("x; commit; y,z", names());
    }
}
