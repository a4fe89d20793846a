package city;

import java.io.PrintStream;
import org.junit.Test;

public class ReportTest {

    @Test
    public void prints() throws Exception {
        System.setOut(new PrintStream("report.txt"));
    }
}
