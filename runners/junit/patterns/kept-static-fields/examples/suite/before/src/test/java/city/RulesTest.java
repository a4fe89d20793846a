package city;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules {of the city}. */
class RulesTest {
    @Test
    void is_empty_at_first() {
        assertEquals(List.of(), Rules.NAMES);
    }

    /** Adds – and leaves it. */
    @Test
    void adds_a_name() {
        Rules.NAMES.add("a");
        Rules.count++;
    }

    @Nested
    class Nightly {
        @ParameterizedTest @ValueSource(ints = {1, 2})
        void prices(int hour) {
            Tariffs.INSTANCE.price = hour;
        }
    }
}
