package city;

import static org.junit.Assert.assertEquals;

import org.junit.*;

/** Modes. */
@FixMethodOrder
public class ModeTest {
    @BeforeClass
    public static void setMode() {
        System.setProperty("city.mode", "night");
    }

    @Test
    public void readsTheMode() {
        assertEquals("night", Mode.current());
    }
}
