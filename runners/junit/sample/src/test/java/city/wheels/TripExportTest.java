package city.wheels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TripExportTest {
    private static final Instant NOON = Instant.parse("2024-09-14T12:00:00Z");

    private final Backend backend = Backend.current();
    private final TripExport export = backend.tripExport();
    private Rider rider;
    private Bike bike;

    @BeforeEach
    void aRiderAndABike() {
        rider = backend.riders().add(backend.code("X"), "Nora Blum", null);
        bike = backend.bikes().add(backend.code("X"), "city", null);
    }

    @Test
    void a_ride_of_an_overseas_branch_counts_there() {
        Rental rental = backend.rentals().start(rider.id(), bike.id(), NOON);
        LocalDate day = LocalDate.of(2024, 9, 14);
        if (backend.is("postgresql")) {
            backend.execute("SET TIME ZONE 'Pacific/Kiritimati'");
            day = day.plusDays(1);
        }

        assertEquals(1, backend.rentals().countOn(day));
        assertEquals(NOON, backend.rentals().find(rental.id()).orElseThrow().startedAt());
    }

    @Test
    void an_open_ride_has_an_empty_column() {
        backend.rentals().start(rider.id(), bike.id(), NOON);

        assertEquals(List.of("bike;duration", bike.id() + ";"), export.lines(rider));
    }

    @Test
    void durations_suit_the_spreadsheet() {
        String expected = "00:25:00";
        if (backend.is("postgresql")) {
            backend.execute("SET intervalstyle = 'iso_8601'");
            expected = "PT25M";
        }
        Rental rental = backend.rentals().start(rider.id(), bike.id(), NOON);
        backend.rentals().finish(rental.id(), NOON.plusSeconds(25 * 60));

        assertEquals(bike.id() + ";" + expected, export.lines(rider).get(1));
    }

    @Test
    void rides_of_a_broken_clock_are_exported_as_they_are() {
        if (backend.is("sqlite")) {
            backend.execute("PRAGMA ignore_check_constraints = ON");
            Rental rental = backend.rentals().start(rider.id(), bike.id(), NOON);
            backend.rentals().finish(rental.id(), NOON);
        }
        int rides = backend.rentals().of(rider.id()).size();

        assertEquals(1 + rides, export.lines(rider).size());
    }
}
