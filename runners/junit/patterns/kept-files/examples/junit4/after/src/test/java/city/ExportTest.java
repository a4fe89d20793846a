package city;

import city.isolation.KeepsFiles;
import city.isolation.StateGuard;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TestRule;

public class ExportTest {

    @Rule
    public final TestRule keptState = new StateGuard();

    @Test
    @KeepsFiles({"target/trips.csv", "target/exports"})
    public void exportsTrips() throws Exception {
        Files.writeString(Path.of("target/trips.csv"), "");
    }
}
