package city;

import static org.junit.Assert.assertEquals;

import city.isolation.KeepsSystemProperties;
import city.isolation.StateGuard;
import org.junit.*;
import org.junit.rules.TestRule;

/** Modes. */
@KeepsSystemProperties("city.mode")
@FixMethodOrder
public class ModeTest {
    @ClassRule
    public static final TestRule keptClassState = new StateGuard();

    @Rule
    public final TestRule keptState = new StateGuard();

    @BeforeClass
    public static void setMode() {
        System.setProperty("city.mode", "night");
    }

    @Test
    public void readsTheMode() {
        assertEquals("night", Mode.current());
    }
}
