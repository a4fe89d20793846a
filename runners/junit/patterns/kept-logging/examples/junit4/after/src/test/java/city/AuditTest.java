package city;

import city.isolation.KeepsLoggers;
import city.isolation.StateGuard;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TestRule;

@KeepsLoggers("city.audit")
public class AuditTest {

    @ClassRule
    public static final TestRule keptClassState = new StateGuard();

    @Rule
    public final TestRule keptState = new StateGuard();

    @Test
    public void isSilent() throws Exception {
        Logger.getLogger("city.audit").setLevel(Level.OFF);
    }
}
