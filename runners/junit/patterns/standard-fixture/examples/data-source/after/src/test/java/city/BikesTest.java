package city;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class BikesTest extends DatabaseTest {

    @Test
    void a_bike_is_added() throws Exception {
        Bikes bikes = new Bikes(dataSource);
        bikes.add("B-1");
        assertEquals(1, new Bikes(dataSource).count());
    }
}
