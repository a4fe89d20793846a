package city;

import city.isolation.KeepsFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExportTest {
    @Test
    @KeepsFiles({"target/trips.csv", "target/exports"})
    void exports_trips() throws Exception {
        Files.writeString(Path.of("target/trips.csv"), "");
    }

    @Test
    void another() {}
}
