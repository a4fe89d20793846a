package escapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import escapes.isolation.RealCommits;

@RealCommits("its tests work on two connections at once")
class RealCommitsTest extends PostgresqlEscapes {
    @Test
    void insert_commit_insert() throws SQLException {
        Db.execute(db, "INSERT INTO parents (name) VALUES ('a'); COMMIT; INSERT INTO parents (name) VALUES ('b')");
        assertEquals("a,b", names());
    }

    @Test
    void two_open_transactions() throws SQLException {
        db.setAutoCommit(false);
        insert("a");
        try (Connection second = Db.open()) {
            assertEquals("0", Db.query(second, "SELECT count(*) FROM parents WHERE name = 'a'"));
            db.commit();
            assertEquals("1", Db.query(second, "SELECT count(*) FROM parents WHERE name = 'a'"));
        }
        db.setAutoCommit(true);
    }

    @Test
    void a_procedure_commits() throws SQLException {
        Db.execute(db, "CALL commits()");
        Db.execute(db, "VACUUM parents");
        assertEquals("p", names());
    }

    @Test
    void the_clock_moves() throws SQLException {
        assertNotEquals(Db.query(db, "SELECT now()"), Db.query(db, "SELECT now()"));
    }

    @Test
    void unwrapping() throws SQLException {
        assertEquals(0, db.unwrap(org.postgresql.PGConnection.class).getNotifications().length);
    }

    @Nested
    class WithRowsOfTheClass {
        @Test
        void a_nested_test() throws SQLException {
            insert("n");
            assertEquals("n", names());
        }
    }
}
