package city.wheels;

import java.time.Duration;
import java.time.Instant;

/** Lends bikes and takes the money when they come back. */
public final class RentalService {
    private final Storage storage;
    private final PricingService pricing;

    public RentalService(Storage storage, PricingService pricing) {
        this.storage = storage;
        this.pricing = pricing;
    }

    public Rental rent(String card, String bikeCode, Instant at) {
        Rider rider = storage.riders()
                .find(card)
                .orElseThrow(() -> new IllegalArgumentException("No card " + card));
        return storage.transactions().inTransaction(() -> {
            if (!storage.bikes().take(bikeCode)) {
                throw new IllegalStateException(bikeCode + " is not free");
            }
            Bike bike = storage.bikes().find(bikeCode).orElseThrow();
            return storage.rentals().start(rider.id(), bike.id(), at);
        });
    }

    /** Ends a ride at the full fare. */
    public Payment giveBack(long rental, Instant at) {
        return settle(rental, at, null);
    }

    public Payment giveBack(long rental, Instant at, String discount) {
        return settle(rental, at, discount);
    }

    private Payment settle(long id, Instant at, String discount) {
        Rental rental = openRental(id);
        if (!at.isAfter(rental.startedAt())) {
            throw new IllegalArgumentException("A ride cannot end before it begins");
        }
        long fare = pricing.fare(minutes(rental.startedAt(), at));
        long due = discount == null ? fare : FareRules.apply(discount, fare);
        return storage.transactions().inTransaction(() -> {
            storage.rentals().finish(id, at);
            storage.bikes().setStatus(rental.bike(), BikeStatus.FREE);
            return storage.payments().add(id, due, Receipts.next());
        });
    }

    private Rental openRental(long id) {
        return storage.rentals()
                .find(id)
                .filter(rental -> rental.endedAt() == null)
                .orElseThrow(() -> new IllegalStateException("No open rental " + id));
    }

    private static long minutes(Instant from, Instant to) {
        return Duration.between(from, to).plusSeconds(59).toMinutes();
    }
}
