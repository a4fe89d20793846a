package city.wheels.memory;

import city.wheels.Dock;
import city.wheels.DockRepository;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

final class InMemoryDockRepository implements DockRepository {
    private final Rows<Dock> docks = new Rows<>();

    @Override
    public Dock add(long station, int number) {
        docks.refuse(dock -> dock.station() == station && dock.number() == number, "Dock " + number);
        long id = docks.nextId();
        return docks.put(id, new Dock(id, station, number, null));
    }

    @Override
    public List<Dock> at(long station) {
        return docks.where(dock -> dock.station() == station).stream()
                .sorted(Comparator.comparing(Dock::number))
                .toList();
    }

    @Override
    public Optional<Dock> holding(long bike) {
        return docks.first(dock -> Objects.equals(dock.bike(), bike));
    }

    @Override
    public void put(long dock, Long bike) {
        docks.change(dock, old -> new Dock(dock, old.station(), old.number(), bike));
    }

    @Override
    public void removeAt(long station) {
        docks.remove(dock -> dock.station() == station);
    }
}
