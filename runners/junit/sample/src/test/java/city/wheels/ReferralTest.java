package city.wheels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReferralTest {
    private final Backend backend = Backend.current();
    private final RiderRepository riders = backend.riders();

    @Test
    void a_friend_of_a_friend_is_not_counted() {
        Rider first = riders.add("M-10", "Carla Benson", null);
        Rider second = riders.add("M-11", "Dev Anand", first.id());
        Rider third = riders.add("M-12", "Edda Holm", second.id());

        assertEquals(List.of(second), riders.referredBy(first.id()));
        assertEquals(List.of(third), riders.referredBy(second.id()));

        backend.execute("DELETE FROM riders WHERE card = 'M-10'");
        backend.execute("DELETE FROM riders WHERE card = 'M-11'");
        backend.execute("DELETE FROM riders WHERE card = 'M-12'");
    }

    @Test
    void a_rider_remembers_who_brought_them() {
        Rider host = riders.add("M-20", "Femi Cole", null);
        riders.add("M-21", "Greta Lund", host.id());

        assertEquals(host.id(), riders.find("M-21").orElseThrow().referredBy());

        backend.execute("DELETE FROM riders WHERE card = '" + host.card() + "'");
        backend.execute("DELETE FROM riders WHERE referred_by = " + host.id());
    }

    @Test
    void some_riders_come_alone() {
        Rider rider = riders.add("M-30", "Hugo Baker", null);

        assertNull(rider.referredBy());
        assertTrue(riders.referredBy(rider.id()).isEmpty());

        riders.remove("M-30");
    }
}
