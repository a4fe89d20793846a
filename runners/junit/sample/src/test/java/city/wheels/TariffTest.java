package city.wheels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TariffTest {
    private final Backend backend = Backend.current();
    private final PricingService pricing = backend.pricing();

    @Test
    void a_night_ride_is_half_price() {
        FareRules.register("night", 50);

        assertEquals(pricing.quote("minute", 30) / 2, pricing.quote("minute", 30, "night"));
        assertTrue(FareRules.names().contains("night"));
    }

    @Test
    void a_pass_gets_dearer_twice_in_a_season() throws InterruptedException {
        pricing.changePrice("day-pass", 1300);
        Thread.sleep(5);
        pricing.changePrice("day-pass", 1400);

        List<Price> history = backend.prices().history("day-pass");
        Price spring = history.get(history.size() - 2);

        assertEquals(1300, spring.cents());
        assertTrue(spring.validTo().isAfter(spring.validFrom()));
        assertEquals(1400, pricing.quote("day-pass", 1));
    }

    @Test
    void a_ride_of_no_length_costs_the_unlocking() {
        assertEquals(pricing.quote("unlock", 1), pricing.fare(0));
    }

    @Test
    void the_minute_can_be_made_dearer() {
        long before = pricing.fare(10);

        pricing.changePrice("minute", 19);

        assertEquals(190, pricing.quote("minute", 10));
        assertTrue(pricing.fare(10) > before);
    }
}
