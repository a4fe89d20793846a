package city.wheels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FareRulesTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "10, 9", "19, 17", "1000, 900"})
    void a_broken_cent_is_given_to_the_rider(long cents, long due) {
        assertEquals(due, FareRules.apply("member", cents));
    }

    @Test
    void a_discount_is_a_percentage() {
        assertThrows(IllegalArgumentException.class, () -> FareRules.register("gift", 0));
        assertThrows(IllegalArgumentException.class, () -> FareRules.register("gift", 101));
    }

    @Test
    void an_unknown_discount_is_refused() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> FareRules.apply("night", 1000));

        assertEquals("No discount is called night", refused.getMessage());
    }

    @Test
    void only_members_have_a_discount_by_default() {
        assertEquals(Set.of("member"), FareRules.names());
    }
}
