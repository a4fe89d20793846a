package city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ShopTest {

    private static final List<String> EXPECTED_NAMES = List.of("tea", "mate");
    private static final String SHELF = "shelf-1";

    private final Shop shop = new Shop();
    private int expectedRows = 2;

    @Test
    void adds_up() {
        shop.add("tea", 3);
        shop.add("mate", 5);
        int result = shop.total();
        assertEquals(8, result);
        assertEquals(expectedRows, shop.count());
    }

    @Test
    void lists_names() {
        shop.add("tea", 3);
        shop.add("mate", 5);
        List<String> names = shop.names();
        assertThat(names).isEqualTo(EXPECTED_NAMES);
    }

    @Test
    void greets() {
        Locale.setDefault(Locale.GERMAN);
        assertEquals("Guten Tag", shop.greeting());
    }

    @Test
    void speaks() {
        System.setProperty("shop.language", "de");
        assertEquals("de", shop.language());
    }

    @Test
    void exports() throws Exception {
        File file = new File("export.csv");
        shop.add("tea", 3);
        shop.export(file);
        String expected = "tea;3";
        assertEquals(expected, Files.readString(file.toPath()));
    }

    @Test
    void has_shelves() {
        shop.addShelf(SHELF);
        assertEquals(0, shop.shelf(SHELF).size());
    }

    @Test
    void finds_by_id() {
        shop.addCustomer("c-1", "Ann");
        assertThat(shop.customer("c-1").name()).isEqualTo("Ann");
    }

    @ParameterizedTest
    @CsvSource({"tea, 3", "mate, 5"})
    void knows_prices(String name, double price) {
        shop.load("prices");
        assertEquals(price, shop.price(name), 0.01);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/prices.csv")
    void knows_all_prices(String name, double price) {
        shop.load("prices");
        assertThat(shop.price(name)).isCloseTo(price, within(0.01));
    }

    @Test
    void refuses_nothing() {
        assertThrows(IllegalArgumentException.class, () -> shop.add("", 3));
    }

    @Test
    void works_in_parallel() throws Exception {
        Thread thread = new Thread(() -> shop.add("tea", 3));
        thread.start();
        thread.join();
        assertEquals(1, shop.count());
    }

    @Test
    void checks_out() {
        Cart cart = shop.cart();
        cart.put("tea");
        cart.checkout();
        assertEquals(0, cart.size());
    }
}
