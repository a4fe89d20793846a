package city;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;

public class ExportTest {

    @Test
    public void exportsTrips() throws Exception {
        Files.writeString(Path.of("target/trips.csv"), "");
    }
}
