package city.wheels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RentalServiceTest {
    private static final Instant MORNING = Instant.parse("2024-05-06T07:30:00Z");

    private final Backend backend = Backend.current();
    private final RentalService service = backend.rentalService();
    private Rider rider;
    private Bike bike;

    @BeforeEach
    void riderAndBike() {
        rider = backend.riders().add(backend.code("R"), "Ines Moreau", null);
        bike = backend.bikes().add(backend.code("B"), "city", null);
    }

    @Test
    void a_bike_in_use_is_not_rented_again() {
        service.rent(rider.card(), bike.code(), MORNING);

        assertThrows(IllegalStateException.class, () -> service.rent(rider.card(), bike.code(), MORNING));
        assertEquals(1, backend.rentals().of(rider.id()).size());
    }

    @Test
    void a_card_has_to_be_known() {
        assertThrows(IllegalArgumentException.class, () -> service.rent("R-unknown", bike.code(), MORNING));
        assertEquals(BikeStatus.FREE, status());
    }

    @Test
    void a_returned_bike_is_free_again() {
        Rental rental = service.rent(rider.card(), bike.code(), MORNING);
        assertEquals(BikeStatus.RENTED, status());

        Payment payment = service.giveBack(rental.id(), MORNING.plusSeconds(480));

        assertEquals(BikeStatus.FREE, status());
        assertTrue(payment.receipt().startsWith("W-"));
        assertEquals(List.of(payment), backend.payments().of(rental.id()));
    }

    @Test
    void every_minute_begun_is_charged() {
        Rental rental = service.rent(rider.card(), bike.code(), MORNING);

        Payment payment = service.giveBack(rental.id(), MORNING.plusSeconds(121));

        assertEquals(backend.pricing().fare(3), payment.cents());
    }

    @Test
    void members_ride_for_less() {
        Rental rental = service.rent(rider.card(), bike.code(), MORNING);

        Payment payment = service.giveBack(rental.id(), MORNING.plusSeconds(600), "member");

        assertEquals(FareRules.apply("member", backend.pricing().fare(10)), payment.cents());
    }

    @Test
    void riders_see_their_own_rides() {
        Rental rental = service.rent(rider.card(), bike.code(), MORNING);
        Rider other = backend.riders().add(backend.code("R"), "Jonas Falk", null);

        assertEquals(List.of(rental), backend.rentals().of(rider.id()));
        assertFalse(backend.rentals().openFor(bike.id()).isEmpty());
        assertTrue(backend.rentals().of(other.id()).isEmpty());
    }

    private BikeStatus status() {
        return backend.bikes().find(bike.code()).orElseThrow().status();
    }
}
