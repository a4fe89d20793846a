package city.wheels;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BillingTest {
    private static final Instant NOON = Instant.parse("2024-02-10T12:00:00Z");

    private final Backend backend = Backend.current();
    private final RentalService service = backend.rentalService();
    private Rider rider;
    private Bike bike;

    @BeforeEach
    void aRiderWithABike() {
        rider = backend.riders().add("R-100", "Ada Weller", null);
        bike = backend.bikes().add("B-100", "city", null);
    }

    @AfterEach
    void clearTheBooks() {
        for (Rental rental : backend.rentals().of(rider.id())) {
            backend.payments().removeOf(rental.id());
            backend.rentals().remove(rental.id());
        }
        backend.bikes().remove("B-100");
        backend.riders().remove("R-100");
    }

    @Test
    void a_book_starts_with_number_one() {
        Rental rental = service.rent("R-100", "B-100", NOON);

        assertEquals(1, rental.id());
        assertEquals(rental, backend.rentals().openFor(bike.id()).orElseThrow());
    }

    @Test
    void a_new_town_has_earned_nothing() {
        service.rent("R-100", "B-100", NOON);

        assertEquals(0, backend.payments().total());
    }

    @Test
    void a_receipt_carries_a_running_number() {
        Payment first = ride(5);
        Payment second = ride(5);

        assertEquals("W-00001", first.receipt());
        assertEquals("W-00002", second.receipt());
    }

    @Test
    void a_ride_costs_unlocking_and_minutes() {
        Payment payment = ride(20);

        assertEquals(100 + 20 * 15, payment.cents());
    }

    @Test
    void a_taken_over_rental_keeps_its_number() {
        Rental old = new Rental(1000, rider.id(), bike.id(), NOON, NOON.plusSeconds(600));
        backend.rentals().takeOver(old);

        assertEquals(old, backend.rentals().find(1000).orElseThrow());
        assertThrows(DuplicateException.class, () -> backend.rentals().takeOver(old));
    }

    @Test
    void payments_of_a_rental_are_listed() {
        Payment payment = ride(7);

        assertAll(
                () -> assertEquals(1, backend.payments().of(payment.rental()).size()),
                () -> assertEquals(payment, backend.payments().of(payment.rental()).get(0)),
                () -> assertEquals(0, backend.payments().of(-1).size()));
    }

    private Payment ride(int minutes) {
        Rental rental = service.rent("R-100", "B-100", NOON);
        return service.giveBack(rental.id(), NOON.plusSeconds(60L * minutes));
    }
}
