package city.wheels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlagshipTest {
    private final Backend backend = Backend.current();
    private final StationRepository stations = backend.stations();

    @AfterEach
    void tearDown() {
        backend.execute("DELETE FROM zones WHERE code LIKE 'FL-%'");
        backend.execute("DELETE FROM stations WHERE code LIKE 'FL-%'");
        backend.execute("DELETE FROM bikes WHERE code LIKE 'FL-%'");
    }

    @Test
    void a_flagship_can_be_retired() {
        Bike bike = stationWithFlagship("FL-1");

        stations.setFlagship("FL-1", null);

        assertNull(stations.find("FL-1").orElseThrow().flagship());
        assertEquals(bike, backend.bikes().find("FL-1").orElseThrow());
    }

    @Test
    void a_flagship_lives_at_its_station() {
        Bike bike = stationWithFlagship("FL-2");

        Station station = stations.find("FL-2").orElseThrow();

        assertEquals(station.id(), bike.home());
        assertEquals(bike.id(), station.flagship());
    }

    @Test
    void a_flagship_can_be_replaced() {
        stationWithFlagship("FL-3");
        long home = stations.find("FL-3").orElseThrow().id();
        Bike cargo = backend.bikes().add("FL-3b", "cargo", home);

        stations.setFlagship("FL-3", cargo.id());

        assertEquals(cargo.id(), stations.find("FL-3").orElseThrow().flagship());
        assertEquals(2, backend.bikes().livingAt(home).size());
    }

    private Bike stationWithFlagship(String code) {
        Zone zone = backend.zones().add(code, "Flagship Quarter", null);
        Station station = stations.add(code, "Grand Hotel", zone.id());
        Bike bike = backend.bikes().add(code, "classic", station.id());
        stations.setFlagship(code, bike.id());
        return bike;
    }
}
