package city;

import city.isolation.KeepsLoggers;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class AuditTest {
    @Test
    @KeepsLoggers("city.audit")
    void is_silent() throws Exception {
        Logger.getLogger("city.audit").setLevel(Level.OFF);
    }

    @Test
    void another() {}
}
