package city.wheels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BranchReportTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");

    private final Backend backend = Backend.current();
    private final RentalRepository rentals = backend.rentals();
    private Rider rider;
    private Bike bike;

    @BeforeEach
    void addRiderAndBike() {
        rider = backend.riders().add("R-100", "Bela Ortiz", null);
        bike = backend.bikes().add("B-110", "city", null);
    }

    @AfterEach
    void removeEverything() {
        rentals.of(rider.id()).forEach(rental -> rentals.remove(rental.id()));
        backend.bikes().remove("B-110");
        backend.riders().remove("R-100");
    }

    @Test
    void a_ride_shows_how_long_it_took() {
        trip(1000, NOON, NOON.plusSeconds(25 * 60));

        assertEquals(Optional.of("00:25:00"), rentals.duration(1000));
    }

    @Test
    void an_open_ride_has_no_duration() {
        trip(1000, NOON, null);

        assertEquals(Optional.empty(), rentals.duration(1000));
        assertEquals(1000, rentals.openFor(bike.id()).orElseThrow().id());
    }

    @Test
    void rides_are_counted_by_day() {
        trip(1000, NOON, NOON.plusSeconds(60));
        trip(1001, NOON.plusSeconds(120), NOON.plusSeconds(180));

        assertEquals(2, rentals.countOn(DAY));
        assertEquals(0, rentals.countOn(DAY.plusDays(1)));
    }

    @Test
    void rides_are_listed_in_the_order_of_the_clock() {
        trip(1001, NOON.plusSeconds(900), null);
        trip(1000, NOON, NOON.plusSeconds(300));

        List<Long> ids = rentals.of(rider.id()).stream().map(Rental::id).toList();

        assertEquals(List.of(1000L, 1001L), ids);
        assertTrue(rentals.of(rider.id() + 1_000_000).isEmpty());
    }

    private void trip(long id, Instant from, Instant to) {
        rentals.takeOver(new Rental(id, rider.id(), bike.id(), from, to));
    }
}
