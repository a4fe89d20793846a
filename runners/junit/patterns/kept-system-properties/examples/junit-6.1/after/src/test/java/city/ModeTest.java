package city;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.RestoreSystemProperties;

class ModeTest {
    @Test
    @RestoreSystemProperties
    void reads_the_mode() {
        System.setProperty("city.mode", "night");
        assertEquals("night", Mode.current());
    }
}
