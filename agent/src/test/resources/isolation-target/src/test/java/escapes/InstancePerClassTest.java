package escapes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstancePerClassTest {
    final String field = ClassRows.add("once");

    @Test
    void one() throws SQLException {
        assertEquals("seed,once", ClassRows.names());
        ClassRows.add("one");
    }

    @Test
    void two() throws SQLException {
        assertEquals("seed,once", ClassRows.names());
        ClassRows.add("two");
    }
}
