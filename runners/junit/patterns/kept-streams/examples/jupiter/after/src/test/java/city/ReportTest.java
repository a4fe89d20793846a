package city;

import city.isolation.KeepsStreams;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    @KeepsStreams
    void prints() throws Exception {
        System.setOut(new PrintStream("report.txt"));
    }

    @Test
    void another() {}
}
