package city;

import org.junit.Test;

public class FareTest {
    @Test
    public void charges() {
        Fares.charge();
    }
}
