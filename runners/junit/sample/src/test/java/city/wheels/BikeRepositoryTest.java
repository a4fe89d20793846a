package city.wheels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BikeRepositoryTest {
    private static final long HARBOUR = 707;

    private final Backend backend = Backend.current();
    private final BikeRepository bikes = backend.bikes();
    private final List<String> added = new ArrayList<>();

    @AfterEach
    void removeBikes() {
        added.forEach(bikes::remove);
    }

    @Test
    void a_bike_gets_its_number_from_the_store() {
        Bike first = add("B-100", null);
        Bike second = add("B-101", null);

        assertEquals(1, first.id());
        assertEquals(2, second.id());
    }

    @Test
    void a_bike_is_found_by_its_code() {
        Bike bike = add("B-100", null);

        assertEquals(bike, bikes.find("B-100").orElseThrow());
        assertTrue(bikes.find("B-999").isEmpty());
    }

    @Test
    void a_code_is_given_out_once() {
        add("B-100", null);

        assertThrows(DuplicateException.class, () -> bikes.add("B-100", "cargo", null));
        assertEquals("city", bikes.find("B-100").orElseThrow().model());
    }

    @Test
    void a_new_fleet_is_empty() {
        assertEquals(List.of(), bikes.all());
    }

    @Test
    void bikes_of_a_station_are_listed() {
        backend.execute("INSERT INTO zones (id, code, name) VALUES (700, 'Z-700', 'Waterfront')");
        backend.execute("INSERT INTO stations (id, code, name, zone_id) VALUES (707, 'S-707', 'Harbour', 700)");
        add("B-102", HARBOUR);
        add("B-101", HARBOUR);
        add("B-103", null);

        List<String> codes = bikes.livingAt(HARBOUR).stream().map(Bike::code).toList();

        assertEquals(List.of("B-101", "B-102"), codes);
    }

    @Test
    void the_status_of_a_bike_is_kept() {
        Bike bike = add("B-100", null);
        assertEquals(BikeStatus.FREE, bike.status());

        bikes.setStatus(bike.id(), BikeStatus.WORKSHOP);

        assertEquals(BikeStatus.WORKSHOP, bikes.find("B-100").orElseThrow().status());
    }

    private Bike add(String code, Long home) {
        added.add(code);
        return bikes.add(code, "city", home);
    }
}
