package city.wheels;

/** Questions about a zone and all zones below it. */
public final class ZoneTree {
    private final Storage storage;

    public ZoneTree(Storage storage) {
        this.storage = storage;
    }

    public int stations(Zone zone) {
        int count = storage.stations().inZone(zone.id()).size();
        for (Zone child : storage.zones().childrenOf(zone.id())) {
            count += stations(child);
        }
        return count;
    }
}
