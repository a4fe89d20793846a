package city.wheels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RideReturnTest {
    private static final Instant EVENING = Instant.parse("2024-06-21T18:45:00Z");

    private final Backend backend = Backend.current();
    private final RentalService service = backend.rentalService();
    private Rental rental;

    @BeforeEach
    void startARide() {
        Rider rider = backend.riders().add(backend.code("E"), "Kim Sato", null);
        Bike bike = backend.bikes().add(backend.code("E"), "city", null);
        rental = service.rent(rider.card(), bike.code(), EVENING);
    }

    @AfterEach
    void forgetTheRide() {
        backend.execute("DELETE FROM rentals WHERE id = " + rental.id());
        backend.execute("DELETE FROM payments WHERE rental_id = " + rental.id());
    }

    @Test
    void a_late_return_costs_more() {
        long expected = backend.pricing().fare(90);

        Payment payment = service.giveBack(rental.id(), EVENING.plusSeconds(90 * 60));

        assertEquals(expected, payment.cents());
        assertTrue(expected > backend.pricing().fare(30));
    }

    @Test
    void a_ride_ends_after_it_began() {
        assertThrows(IllegalArgumentException.class, () -> service.giveBack(rental.id(), EVENING));
        assertTrue(backend.payments().of(rental.id()).isEmpty());
    }

    @Test
    void a_ride_ends_once() {
        service.giveBack(rental.id(), EVENING.plusSeconds(60));

        assertThrows(
                IllegalStateException.class, () -> service.giveBack(rental.id(), EVENING.plusSeconds(120)));
        assertEquals(1, backend.payments().of(rental.id()).size());
    }
}
