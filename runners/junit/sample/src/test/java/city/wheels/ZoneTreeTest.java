package city.wheels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ZoneTreeTest {
    private final Backend backend = Backend.current();
    private final ZoneRepository zones = backend.zones();

    @Test
    void a_zone_code_is_unique() {
        Zone zone = zone("Market", null);

        assertThrows(DuplicateException.class, () -> zones.add(zone.code(), "Another Market", null));
    }

    @Test
    void a_zone_knows_its_children() {
        Zone town = zone("Town", null);
        Zone north = zone("North", town.id());
        zone("Far North", north.id());

        assertEquals(List.of(north), zones.childrenOf(town.id()));
        assertNull(zones.find(town.code()).orElseThrow().parent());
    }

    @Test
    void stations_are_counted_down_the_tree() {
        Zone town = zone("Town", null);
        Zone south = zone("South", town.id());
        Zone deepSouth = zone("Deep South", south.id());
        backend.stations().add("S-01", "South Gate", south.id());
        backend.stations().add("S-02", "Last Stop", deepSouth.id());

        assertEquals(2, backend.zoneTree().stations(town));
        assertEquals(1, backend.zoneTree().stations(deepSouth));
    }

    private Zone zone(String name, Long parent) {
        return zones.add(backend.code("T"), name, parent);
    }
}
