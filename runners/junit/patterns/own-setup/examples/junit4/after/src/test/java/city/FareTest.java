package city;

import city.isolation.SetsStaticFields;
import city.isolation.SetsSystemProperties;
import city.isolation.StateGuard;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TestRule;

public class FareTest {
    @Rule
    public final TestRule keptState = new StateGuard();

    @Test
    @SetsStaticFields({"city.Fares#limit=3", "city.Fares#zone=A"})
    @SetsSystemProperties("city.mode=night")
    public void charges() {
        Fares.charge();
    }
}
