package city.wheels.memory;

import city.wheels.Zone;
import city.wheels.ZoneRepository;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

final class InMemoryZoneRepository implements ZoneRepository {
    private final Rows<Zone> zones = new Rows<>();

    @Override
    public Zone add(String code, String name, Long parent) {
        zones.refuse(zone -> zone.code().equals(code), code);
        long id = zones.nextId();
        return zones.put(id, new Zone(id, code, name, parent));
    }

    @Override
    public Optional<Zone> find(String code) {
        return zones.first(zone -> zone.code().equals(code));
    }

    @Override
    public List<Zone> childrenOf(long parent) {
        return zones.where(zone -> Objects.equals(zone.parent(), parent));
    }

    @Override
    public void remove(String code) {
        zones.remove(zone -> zone.code().equals(code));
    }
}
