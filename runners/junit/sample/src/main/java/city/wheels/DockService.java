package city.wheels;

import java.util.List;

/** Puts bikes into docks and takes them out. */
public final class DockService {
    private final Storage storage;

    public DockService(Storage storage) {
        this.storage = storage;
    }

    public void park(Dock dock, Bike bike) {
        storage.docks().holding(bike.id()).ifPresent(other -> {
            throw new IllegalStateException(bike.code() + " stands in dock " + other.number());
        });
        storage.docks().put(dock.id(), bike.id());
    }

    public void takeOut(Bike bike) {
        Dock dock = storage.docks()
                .holding(bike.id())
                .orElseThrow(() -> new IllegalStateException(bike.code() + " is not docked"));
        storage.docks().put(dock.id(), null);
    }

    /** Exchanges the bikes of two docks. */
    public void swap(Dock one, Dock other) {
        storage.transactions().inTransaction(() -> {
            storage.docks().put(one.id(), other.bike());
            storage.docks().put(other.id(), one.bike());
        });
    }

    public long freeDocks(Station station) {
        List<Dock> docks = storage.docks().at(station.id());
        return docks.stream().filter(dock -> dock.bike() == null).count();
    }
}
