package city.wheels;

/** Opens, renames and closes stations. */
public final class StationService {
    private final Storage storage;

    public StationService(Storage storage) {
        this.storage = storage;
    }

    /** Opens a station with empty docks numbered from one. */
    public Station open(String code, String name, long zone, int docks) {
        return storage.transactions().inTransaction(() -> {
            Station station = storage.stations().add(code, name, zone);
            for (int number = 1; number <= docks; number++) {
                storage.docks().add(station.id(), number);
            }
            return station;
        });
    }

    public void rename(String code, String name) {
        station(code);
        storage.stations().rename(code, name);
        StationDirectory.forget(code);
    }

    /** Closes a station that no bike calls its home. */
    public void close(String code) {
        Station station = station(code);
        if (!storage.bikes().livingAt(station.id()).isEmpty()) {
            throw new IllegalStateException(code + " is still the home of bikes");
        }
        storage.transactions().inTransaction(() -> {
            storage.docks().removeAt(station.id());
            storage.stations().remove(code);
        });
        StationDirectory.forget(code);
    }

    /** Returns code and name as on the sign; an unknown station shows its code only. */
    public String label(String code) {
        String name = StationDirectory.nameOf(
                code, key -> storage.stations().find(key).map(Station::name).orElse(null));
        return name == null ? code : code + " " + name;
    }

    private Station station(String code) {
        return storage.stations()
                .find(code)
                .orElseThrow(() -> new IllegalArgumentException("No station " + code));
    }
}
