package escapes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of which each finds what the first one of all found. */
abstract class Isolated {
    private static String clean;

    final Connection db = Db.current().pooled();

    @BeforeEach
    void nothing_is_left_of_the_test_before() throws SQLException {
        String state = Db.state(db);
        if (clean == null) {
            clean = state;
        }
        assertEquals(clean, state);
        assertTrue(db.getAutoCommit());
    }

    String names() throws SQLException {
        return Db.query(db, "SELECT name FROM parents WHERE name <> 'seed' ORDER BY name");
    }

    void insert(String name) throws SQLException {
        Db.execute(db, "INSERT INTO parents (name) VALUES ('" + name + "')");
    }

    @Test
    void nothing() {}
}
