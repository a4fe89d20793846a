package escapes;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import escapes.isolation.RealCommits;

/** Every test of this class but the inherited one has to fail: what it altered is not put back. */
@RealCommits("to see that nothing is passed over that is not put back")
class AlteringTest extends Isolated {
    @Test
    void alter_a_default() throws SQLException {
        Db.execute(db, "ALTER TABLE parents ALTER name SET DEFAULT 'x" + System.nanoTime() + "'");
    }

    @Test
    void create_a_function() throws SQLException {
        Db.execute(db, "CREATE OR REPLACE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'");
    }
}
