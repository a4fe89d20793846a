package city;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ModeTest {
    @Test
    void reads_the_mode() {
        System.setProperty("city.mode", "night");
        assertEquals("night", Mode.current());
    }
}
