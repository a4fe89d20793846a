package escapes;

import java.sql.Connection;
import org.junit.jupiter.api.Test;

class TripwireTest extends Isolated {
    /** Gets at the real connection as no honest code does, to see the tripwire. */
    @Test
    void an_escape_nobody_foresaw() throws Exception {
        insert("a");
        Connection real = RealConnection.behind(db);
        real.createStatement().execute("COMMIT AND CHAIN");
    }
}
