package city.wheels;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

public interface RentalRepository {
    Rental start(long rider, long bike, Instant at);

    /** Takes over a rental of another system under its own number. */
    void takeOver(Rental rental);

    Optional<Rental> find(long id);

    Optional<Rental> openFor(long bike);

    List<Rental> of(long rider);

    void finish(long id, Instant at);

    /** Returns how many rentals began on the day, in the time zone of the store. */
    int countOn(LocalDate day);

    /** Returns the length of a finished ride as text, for example {@code 00:25:00}. */
    Optional<String> duration(long id);

    void remove(long id);
}
