package city.wheels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceBookTest {
    private final Backend backend = Backend.current();
    private final PriceRepository prices = backend.prices();
    private final PricingService pricing = backend.pricing();

    @Test
    void a_negative_price_is_refused() {
        assertThrows(StorageException.class, () -> pricing.changePrice("unlock", -5));

        assertEquals(100, prices.current("unlock").orElseThrow().cents());
    }

    @Test
    void a_product_starts_with_one_price() {
        List<Price> history = prices.history("day-pass");

        assertEquals(1, history.size());
        assertEquals(1200, history.get(0).cents());
        assertNull(history.get(0).validTo());
    }

    @Test
    void a_tandem_is_dearer_than_ten_minutes() {
        prices.introduce("tandem", 900);

        assertTrue(pricing.quote("tandem", 1) > pricing.quote("minute", 10));
    }

    @Test
    void an_old_price_can_be_looked_up() {
        pricing.changePrice("day-pass", 1350);

        Price then = prices.at("day-pass", Instant.parse("2021-06-01T00:00:00Z")).orElseThrow();

        assertEquals(1200, then.cents());
        assertNotNull(then.validTo());
        assertEquals(1350, prices.current("day-pass").orElseThrow().cents());
    }

    @Test
    void the_history_has_no_gaps() throws InterruptedException {
        String product = backend.code("P");
        prices.addProduct(product, "A bell");
        prices.introduce(product, 300);
        for (long cents : new long[] {320, 350}) {
            Thread.sleep(5);
            pricing.changePrice(product, cents);
        }

        List<Price> history = prices.history(product);

        assertEquals(List.of(300L, 320L, 350L), history.stream().map(Price::cents).toList());
        assertEquals(history.get(0).validTo(), history.get(1).validFrom());
        assertEquals(history.get(1).validTo(), history.get(2).validFrom());
        assertNull(history.get(2).validTo());
    }
}
