package city;

import org.junit.Test;

public class DocksTest extends DatabaseTest {

    @Test
    public void counts() throws Exception {
        connection.createStatement().execute("SELECT 1");
    }
}
