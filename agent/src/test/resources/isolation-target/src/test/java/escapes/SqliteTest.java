package escapes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SqliteTest extends Escapes {
    @Test
    void insert_commit_insert() throws SQLException {
        Db.execute(db, "BEGIN");
        insert("a");
        Db.execute(db, "COMMIT");
        insert("b");
        assertEquals("a,b", names());
    }

    @Test
    void a_pragma() throws SQLException {
        Db.execute(db, "PRAGMA foreign_keys = OFF");
        Db.execute(db, "PRAGMA user_version = 7");
        Db.execute(db, "CREATE TABLE more (id integer)");
        Db.execute(db, "INSERT INTO children (parent) VALUES (4711)");
    }

    @Test
    void a_write_ahead_log() throws SQLException {
        Db.execute(db, "PRAGMA journal_mode = WAL");
        insert("a");
        assertEquals("a", names());
    }

    @Test
    void a_write_ahead_log_is_gone() throws SQLException {
        assertEquals("delete", Db.query(db, "PRAGMA journal_mode"));
        assertEquals("0", Db.query(db, "PRAGMA user_version"));
    }
}
