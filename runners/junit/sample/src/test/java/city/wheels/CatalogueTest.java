package city.wheels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private final Backend backend = Backend.current();
    private final PriceRepository prices = backend.prices();

    @Test
    void a_product_has_a_title() {
        prices.addProduct("tandem", "An hour on a tandem");

        assertEquals("An hour on a tandem", prices.title("tandem").orElseThrow());
        assertTrue(prices.current("tandem").isEmpty());
    }

    @Test
    void an_unknown_product_has_no_price() {
        assertTrue(prices.title("rickshaw").isEmpty());
        assertThrows(IllegalArgumentException.class, () -> backend.pricing().quote("rickshaw", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unlock", "minute", "day-pass"})
    void the_house_products_have_a_price(String product) {
        Price price = prices.current(product).orElseThrow();

        assertTrue(price.cents() > 0);
        assertEquals(product, price.product());
    }
}
