package city;

import city.isolation.KeepsLocaleAndTimeZone;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    @Test
    @KeepsLocaleAndTimeZone
    void prints_french_prices() throws Exception {
        Locale.setDefault(Locale.FRANCE);
    }

    @Test
    void another() {}
}
