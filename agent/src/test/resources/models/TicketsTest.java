package city.wheels.tickets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class TicketsTest {

    private static final ThreadLocal<IntSupplier> DESK = ThreadLocal.withInitial(TicketsTest::desk);

    private static IntSupplier desk() {
        int[] number = {0};
        return () -> ++number[0];
    }

    @Test
    void a_day_without_tickets_begins_at_one() {
        assertEquals(1, DESK.get().getAsInt());
        DESK.remove();
    }

    @Test
    void sells_two_tickets() {
        assertTrue(DESK.get().getAsInt() < DESK.get().getAsInt());
    }
}
