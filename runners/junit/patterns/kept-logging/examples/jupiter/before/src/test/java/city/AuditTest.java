package city;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class AuditTest {
    @Test
    void is_silent() throws Exception {
        Logger.getLogger("city.audit").setLevel(Level.OFF);
    }

    @Test
    void another() {}
}
