package city;

import org.junit.jupiter.api.Test;

final class DocksTest {

    @Test
    void counts() throws Exception {
        connection.createStatement().execute("SELECT 1");
    }
}
