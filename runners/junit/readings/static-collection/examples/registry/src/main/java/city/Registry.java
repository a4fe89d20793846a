package city;

class Registry {
    private static final Map<String, Zone> ZONES = new HashMap<>();

    static void register(Zone zone) {
        ZONES.put(zone.name(), zone);
    }
}
