package city;

import city.isolation.SetsStaticFields;
import city.isolation.SetsSystemProperties;
import org.junit.jupiter.api.Test;

class FareTest {
    @Test
    @SetsStaticFields({"city.Fares#limit=3", "city.Fares#zone=A"})
    @SetsSystemProperties("city.mode=night")
    void charges() {
        Fares.charge();
    }
}
