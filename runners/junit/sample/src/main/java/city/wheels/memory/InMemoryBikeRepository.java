package city.wheels.memory;

import city.wheels.Bike;
import city.wheels.BikeRepository;
import city.wheels.BikeStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

final class InMemoryBikeRepository implements BikeRepository {
    private final Rows<Bike> bikes = new Rows<>();

    @Override
    public Bike add(String code, String model, Long home) {
        bikes.refuse(bike -> bike.code().equals(code), code);
        long id = bikes.nextId();
        return bikes.put(id, new Bike(id, code, model, BikeStatus.FREE, home));
    }

    @Override
    public Optional<Bike> find(String code) {
        return bikes.first(bike -> bike.code().equals(code));
    }

    @Override
    public List<Bike> all() {
        return sorted(bike -> true);
    }

    @Override
    public List<Bike> livingAt(long station) {
        return sorted(bike -> Objects.equals(bike.home(), station));
    }

    @Override
    public synchronized boolean take(String code) {
        Optional<Bike> free = find(code).filter(bike -> bike.status() == BikeStatus.FREE);
        free.ifPresent(bike -> setStatus(bike.id(), BikeStatus.RENTED));
        return free.isPresent();
    }

    @Override
    public void setStatus(long bike, BikeStatus status) {
        bikes.change(bike, old -> new Bike(bike, old.code(), old.model(), status, old.home()));
    }

    @Override
    public void remove(String code) {
        bikes.remove(bike -> bike.code().equals(code));
    }

    private List<Bike> sorted(Predicate<Bike> wanted) {
        return bikes.where(wanted).stream()
                .sorted(Comparator.comparing(Bike::code))
                .toList();
    }
}
