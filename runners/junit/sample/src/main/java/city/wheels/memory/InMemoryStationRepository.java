package city.wheels.memory;

import city.wheels.Station;
import city.wheels.StationRepository;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

final class InMemoryStationRepository implements StationRepository {
    private final Rows<Station> stations = new Rows<>();

    @Override
    public Station add(String code, String name, long zone) {
        stations.refuse(coded(code), code);
        long id = stations.nextId();
        return stations.put(id, new Station(id, code, name, zone, null));
    }

    @Override
    public Optional<Station> find(String code) {
        return stations.first(coded(code));
    }

    @Override
    public List<Station> inZone(long zone) {
        return sorted(station -> station.zone() == zone);
    }

    @Override
    public List<Station> startingWith(String prefix) {
        return sorted(station -> station.code().startsWith(prefix));
    }

    @Override
    public void rename(String code, String name) {
        stations.change(coded(code), old -> new Station(old.id(), code, name, old.zone(), old.flagship()));
    }

    @Override
    public void moveTo(String code, long zone) {
        stations.change(coded(code), old -> new Station(old.id(), code, old.name(), zone, old.flagship()));
    }

    @Override
    public void setFlagship(String code, Long bike) {
        stations.change(coded(code), old -> new Station(old.id(), code, old.name(), old.zone(), bike));
    }

    @Override
    public void remove(String code) {
        stations.remove(coded(code));
    }

    private List<Station> sorted(Predicate<Station> wanted) {
        return stations.where(wanted).stream()
                .sorted(Comparator.comparing(Station::code))
                .toList();
    }

    private static Predicate<Station> coded(String code) {
        return station -> station.code().equals(code);
    }
}
