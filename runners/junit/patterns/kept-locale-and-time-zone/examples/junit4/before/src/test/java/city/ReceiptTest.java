package city;

import java.util.Locale;
import org.junit.Test;

public class ReceiptTest {

    @Test
    public void printsFrenchPrices() throws Exception {
        Locale.setDefault(Locale.FRANCE);
    }
}
