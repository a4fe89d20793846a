package city.wheels.memory;

import city.wheels.Rental;
import city.wheels.RentalRepository;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class InMemoryRentalRepository implements RentalRepository {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Rows<Rental> rentals = new Rows<>();

    @Override
    public Rental start(long rider, long bike, Instant at) {
        long id = rentals.nextId();
        return rentals.put(id, new Rental(id, rider, bike, at, null));
    }

    @Override
    public void takeOver(Rental rental) {
        rentals.put(rental.id(), rental);
    }

    @Override
    public Optional<Rental> find(long id) {
        return rentals.get(id);
    }

    @Override
    public Optional<Rental> openFor(long bike) {
        return rentals.first(rental -> rental.bike() == bike && rental.endedAt() == null);
    }

    @Override
    public List<Rental> of(long rider) {
        return rentals.where(rental -> rental.rider() == rider).stream()
                .sorted(Comparator.comparing(Rental::startedAt))
                .toList();
    }

    @Override
    public void finish(long id, Instant at) {
        rentals.change(id, old -> new Rental(id, old.rider(), old.bike(), old.startedAt(), at));
    }

    @Override
    public int countOn(LocalDate day) {
        return rentals.where(rental -> LocalDate.ofInstant(rental.startedAt(), ZoneOffset.UTC).equals(day))
                .size();
    }

    @Override
    public Optional<String> duration(long id) {
        return rentals.get(id).filter(rental -> rental.endedAt() != null).map(InMemoryRentalRepository::duration);
    }

    @Override
    public void remove(long id) {
        rentals.remove(rental -> rental.id() == id);
    }

    private static String duration(Rental rental) {
        long seconds = Duration.between(rental.startedAt(), rental.endedAt()).toSeconds();
        return LocalTime.ofSecondOfDay(seconds).format(CLOCK);
    }
}
