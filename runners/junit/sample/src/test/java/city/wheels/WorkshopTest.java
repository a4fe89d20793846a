package city.wheels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkshopTest {
    private final Backend backend = Backend.current();
    private final Workshop workshop = backend.workshop();
    private Bike bike;

    @BeforeEach
    void addABike() {
        bike = backend.bikes().add(backend.code("W"), "cargo", 707L);
    }

    @Test
    void a_bike_is_free_after_its_last_repair() {
        Repair brakes = workshop.takeIn(bike, "brakes");
        Repair lamp = workshop.takeIn(bike, "lamp");

        workshop.finish(brakes);
        assertEquals(BikeStatus.WORKSHOP, status());

        workshop.finish(lamp);
        assertEquals(BikeStatus.FREE, status());
    }

    @Test
    void a_ticket_says_what_is_broken() {
        assertThrows(IllegalArgumentException.class, () -> workshop.takeIn(bike, " "));
        assertEquals(BikeStatus.FREE, status());
    }

    @Test
    void the_oldest_ticket_comes_first() {
        workshop.takeIn(bike, "saddle");
        workshop.takeIn(bike, "chain");

        List<String> notes = backend.repairs().of(bike.id()).stream().map(Repair::note).toList();

        assertEquals(List.of("saddle", "chain"), notes);
    }

    @Test
    void tickets_are_done_one_by_one() {
        Repair bell = workshop.takeIn(bike, "bell");
        Repair spokes = workshop.takeIn(bike, "spokes");

        workshop.finish(bell);

        assertTrue(backend.repairs().find(bell.id()).orElseThrow().done());
        assertFalse(backend.repairs().find(spokes.id()).orElseThrow().done());
    }

    private BikeStatus status() {
        return backend.bikes().find(bike.code()).orElseThrow().status();
    }
}
