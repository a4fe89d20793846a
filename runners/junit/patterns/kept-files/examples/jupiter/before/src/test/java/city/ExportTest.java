package city;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExportTest {
    @Test
    void exports_trips() throws Exception {
        Files.writeString(Path.of("target/trips.csv"), "");
    }

    @Test
    void another() {}
}
