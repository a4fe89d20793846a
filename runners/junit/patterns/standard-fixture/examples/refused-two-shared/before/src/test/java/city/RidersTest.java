package city;

import org.junit.jupiter.api.Test;

final class RidersTest extends StoreTest {

    @Test
    void counts() throws Exception {
        connection.createStatement().execute("SELECT 1");
    }
}
