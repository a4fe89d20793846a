package city;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.Test;

public class AuditTest {

    @Test
    public void isSilent() throws Exception {
        Logger.getLogger("city.audit").setLevel(Level.OFF);
    }
}
