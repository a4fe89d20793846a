package escapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Ways out of a transaction that hold for one connection at a time. */
abstract class Escapes extends Isolated {
    @Test
    void autocommit() throws SQLException {
        insert("a");
        assertEquals("a", names());
    }

    @Test
    void commit_then_rollback() throws SQLException {
        db.setAutoCommit(false);
        insert("a");
        db.commit();
        insert("b");
        db.rollback();
        assertEquals("a", names());
        insert("c");
        db.commit();
        db.setAutoCommit(true);
        assertEquals("a,c", names());
    }

    @Test
    void rollback_then_commit() throws SQLException {
        db.setAutoCommit(false);
        insert("a");
        db.rollback();
        insert("b");
        db.commit();
        db.setAutoCommit(true);
        assertEquals("b", names());
    }

    @Test
    void turning_autocommit_on_commits() throws SQLException {
        db.setAutoCommit(false);
        insert("a");
        db.setAutoCommit(true);
        assertThrows(SQLException.class, db::rollback);
        assertEquals("a", names());
    }

    @Test
    void a_transaction_left_open() throws SQLException {
        db.setAutoCommit(false);
        insert("a");
        assertEquals("a", names());
    }

    @Test
    void a_duplicate_caught_in_autocommit() throws SQLException {
        insert("a");
        assertThrows(SQLException.class, () -> insert("a"));
        insert("b");
        assertEquals("a,b", names());
    }

    @Test
    void a_savepoint_of_the_test() throws SQLException {
        db.setAutoCommit(false);
        insert("a");
        Savepoint savepoint = db.setSavepoint("mine");
        insert("b");
        db.rollback(savepoint);
        insert("c");
        db.commit();
        assertEquals("a,c", names());
        db.setAutoCommit(true);
    }

    @Test
    void statements_begin_and_commit() throws SQLException {
        Db.execute(db, "BEGIN");
        insert("a");
        Db.execute(db, "  -- done\n /* nested */ COMMIT");
        Db.execute(db, "BEGIN");
        insert("b");
        Db.execute(db, "ROLLBACK");
        assertEquals("a", names());
    }

    @Test
    void a_prepared_statement_in_a_batch() throws SQLException {
        try (PreparedStatement statement = db.prepareStatement("INSERT INTO parents (name) VALUES (?)")) {
            for (String name : new String[] {"a", "b"}) {
                statement.setString(1, name);
                statement.addBatch();
            }
            assertEquals(2, statement.executeBatch().length);
            assertEquals(db, statement.getConnection());
        }
        assertEquals("a,b", names());
    }

    @Test
    void generated_keys() throws SQLException {
        try (PreparedStatement statement =
                db.prepareStatement("INSERT INTO parents (name) VALUES ('k')", Statement.RETURN_GENERATED_KEYS)) {
            statement.executeUpdate();
            try (var keys = statement.getGeneratedKeys()) {
                assertTrue(keys.next());
                assertEquals(2, keys.getLong(1));
                assertEquals(statement, keys.getStatement());
            }
        }
    }

    @Test
    void another_connection_afterwards() throws SQLException {
        insert("a");
        try (Connection second = Db.open()) {
            assertEquals("a", Db.query(second, "SELECT name FROM parents WHERE name = 'a'"));
            Db.execute(second, "INSERT INTO parents (name) VALUES ('b')");
        }
        assertEquals("a,b", names());
    }

    @Test
    void a_second_connection_closed_in_its_transaction() throws SQLException {
        Connection second = Db.open();
        second.setAutoCommit(false);
        Db.execute(second, "INSERT INTO parents (name) VALUES ('b')");
        second.close();
        assertTrue(second.isClosed());
        assertThrows(SQLException.class, second::createStatement);
        assertEquals("", names());
    }

    @Test
    void rows_changed_in_every_way() throws SQLException {
        Db.execute(db, "UPDATE pairs SET value = 'new'");
        Db.execute(db, "UPDATE pairs SET a = 2");
        Db.execute(db, "INSERT INTO pairs VALUES (3, 'y', 'more')");
        Db.execute(db, "UPDATE pairs SET value = 'even' WHERE a = 3");
        Db.execute(db, "DELETE FROM notes");
        Db.execute(db, "INSERT INTO notes (text) VALUES ('once')");
        Db.execute(db, "DELETE FROM parents");
        assertEquals("once", Db.query(db, "SELECT text FROM notes"));
    }

    @Test
    void a_broken_promise_is_found_at_commit() throws SQLException {
        db.setAutoCommit(false);
        Db.execute(db, "INSERT INTO children (name, parent) VALUES ('orphan', 99)");
        assertThrows(SQLException.class, db::commit);
        if (!Db.POSTGRESQL) {
            db.rollback();
        }
        db.setAutoCommit(true);
        assertEquals("0", Db.query(db, "SELECT count(*) FROM children"));
        db.setAutoCommit(false);
        Db.execute(db, "INSERT INTO children (name, parent) VALUES ('early', 98)");
        Db.execute(db, "INSERT INTO parents (id, name) VALUES (98, 'late')");
        db.commit();
        assertEquals("1", Db.query(db, "SELECT count(*) FROM children"));
        Db.execute(db, "INSERT INTO children (name, parent) VALUES ('again', 97)");
        Db.execute(db, "INSERT INTO parents (id, name) VALUES (97, 'later')");
        db.commit();
        db.setAutoCommit(true);
        assertFalse(db.isClosed());
    }
}
