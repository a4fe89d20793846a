package city;

import city.isolation.KeepsLocaleAndTimeZone;
import city.isolation.StateGuard;
import java.util.Locale;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TestRule;

public class ReceiptTest {

    @Rule
    public final TestRule keptState = new StateGuard();

    @Test
    @KeepsLocaleAndTimeZone
    public void printsFrenchPrices() throws Exception {
        Locale.setDefault(Locale.FRANCE);
    }
}
