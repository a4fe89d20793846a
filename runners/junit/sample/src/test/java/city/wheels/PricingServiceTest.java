package city.wheels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PricingServiceTest {
    private final Backend backend = Backend.current();
    private final PricingService pricing = backend.pricing();

    @Test
    void a_quote_counts_the_pieces() {
        assertEquals(0, pricing.quote("minute", 0));
        assertEquals(150, pricing.quote("minute", 10));
    }

    @Test
    void members_pay_less() {
        assertEquals(135, pricing.quote("minute", 10, "member"));
    }

    @Test
    void nobody_quotes_what_is_not_for_sale() {
        assertThrows(IllegalArgumentException.class, () -> pricing.quote("parrot", 1));
    }

    @Nested
    class AfterAChange {
        private final String product = backend.code("Q");

        @BeforeEach
        void changeThePrice() throws InterruptedException {
            backend.prices().addProduct(product, "A basket");
            backend.prices().introduce(product, 800);
            Thread.sleep(5);
            pricing.changePrice(product, 950);
        }

        @Test
        void the_new_price_counts() {
            assertEquals(1900, pricing.quote(product, 2));
        }

        @Test
        void the_old_price_is_closed() {
            Price old = backend.prices().history(product).get(0);

            assertEquals(800, old.cents());
            assertTrue(old.validTo().isAfter(old.validFrom()));
        }
    }
}
