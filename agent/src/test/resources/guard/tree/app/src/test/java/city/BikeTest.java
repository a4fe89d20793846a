package city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bike can do. */
class BikeTest {

    private final Database db = Database.current();
    private final Bikes bikes = new Bikes(db);

    @AfterEach
    void clean() {
        db.execute("DELETE FROM stations"); // all of them
        db.execute("DELETE FROM bikes");
    }

    @Test
    void adds() {
        Bike bike = bikes.add("B-1", 7);

        // the first of all
        assertEquals(1, bike.id());
        assertEquals("B-1", bike.code());
    }

    @Test
    void refuses_a_second_one() {
        bikes.add("B-1", 7);

        assertThrows(DuplicateException.class, () -> {
            bikes.add("B-1", 8);
        });
    }

    @Test
    void counts_only_on_a_database() {
        int expectedCount = 2;
        if (db.isSql()) {
            assertThat(bikes.all())
                    .extracting(Bike::code)
                    .hasSize(expectedCount);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void takes_any_code(String code) {
        check(bikes.add(code, 7), code);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void takes_other_codes(String code) {
        check(bikes.add(code, 7), code);
    }

    static Stream<String> codes() {
        return Stream.of("x", "y");
    }

    private void check(Bike bike, String code) {
        assertEquals(code, bike.code());
    }

    @Nested
    class WhenRented {

        @Test
        void cannot_be_removed() {
            assertThrows(IllegalStateException.class, () -> bikes.remove("B-1"));
        }
    }
}
