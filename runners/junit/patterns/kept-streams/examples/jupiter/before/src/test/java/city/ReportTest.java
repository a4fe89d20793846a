package city;

import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void prints() throws Exception {
        System.setOut(new PrintStream("report.txt"));
    }

    @Test
    void another() {}
}
