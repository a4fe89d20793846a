package city;

import org.junit.jupiter.api.Test;

class FareTest {
    @Test
    void charges() {
        Fares.charge();
    }
}
