package city.wheels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StationServiceTest {
    private final Backend backend = Backend.current();
    private final StationService service = backend.stationService();
    private Zone zone;

    @BeforeEach
    void addZone() {
        zone = backend.zones().add(backend.code("Z"), "Hill Side", null);
    }

    @Test
    void a_sign_carries_the_label() {
        backend.stations().add("HBF", "Hauptbahnhof", zone.id());

        assertEquals("HBF Hauptbahnhof", service.label("HBF"));

        backend.stations().remove("HBF");
    }

    @Test
    void a_station_can_be_closed() {
        service.open("S-01", "Old Mill", zone.id(), 2);

        service.close("S-01");

        assertTrue(backend.stations().find("S-01").isEmpty());
    }

    @Test
    void a_station_can_move_to_another_zone() {
        Zone other = backend.zones().add(backend.code("Z"), "Valley", null);
        Station station = service.open(backend.code("S"), "Tram Depot", zone.id(), 0);

        backend.stations().moveTo(station.code(), other.id());

        assertTrue(backend.stations().inZone(zone.id()).isEmpty());
        assertEquals(station.code(), backend.stations().inZone(other.id()).get(0).code());
    }

    @Test
    void a_station_opens_with_its_docks() {
        Station station = service.open(backend.code("S"), "New Mill", zone.id(), 3);

        List<Dock> docks = backend.docks().at(station.id());

        assertEquals(List.of(1, 2, 3), docks.stream().map(Dock::number).toList());
        assertEquals(station, backend.stations().find(station.code()).orElseThrow());
    }

    @Test
    void a_station_with_bikes_stays_open() {
        Station station = service.open(backend.code("S"), "Town Hall", zone.id(), 1);
        backend.bikes().add(backend.code("S"), "city", station.id());

        assertThrows(IllegalStateException.class, () -> service.close(station.code()));
        assertTrue(backend.stations().find(station.code()).isPresent());
    }

    @Test
    void codes_are_compared_letter_by_letter() {
        if (backend.is("sqlite")) {
            backend.execute("PRAGMA case_sensitive_like = ON");
        }
        Station upper = service.open(backend.code("KA"), "Upper Gate", zone.id(), 0);
        Station lower = service.open(backend.code("ka"), "Lower Gate", zone.id(), 0);

        assertEquals(List.of(upper), backend.stations().startingWith("KA-"));
        assertEquals(List.of(lower), backend.stations().startingWith("ka-"));
    }
}
