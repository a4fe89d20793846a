package escapes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rows of a class live as long as the class, rows of a field initialiser as long as the test. */
abstract class ClassRows {
    final String initialiser = add("field");

    @BeforeAll
    static void rowsOfTheClass() throws SQLException {
        add("class");
    }

    static String add(String name) {
        try {
            Connection db = Db.current().pooled();
            db.setAutoCommit(false);
            Db.execute(db, "INSERT INTO parents (name) VALUES ('" + name + "')");
            db.commit();
            db.setAutoCommit(true);
            return name;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static String names() throws SQLException {
        return Db.query(Db.current().pooled(), "SELECT name FROM parents ORDER BY id");
    }

    @Test
    void one() throws SQLException {
        assertEquals("seed,class,field", names());
        add("one");
    }

    @Test
    void two() throws SQLException {
        assertEquals("seed,class,field", names());
        add("two");
    }

    @Nested
    class Inner {
        final String innerField = add("inner");

        @Test
        void three() throws SQLException {
            assertEquals("seed,class,field,inner", names());
            add("three");
        }

        @Test
        void four() throws SQLException {
            assertEquals("seed,class,field,inner", names());
            add("four");
        }
    }
}
