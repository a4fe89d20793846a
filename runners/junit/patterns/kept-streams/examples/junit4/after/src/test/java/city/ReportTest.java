package city;

import city.isolation.KeepsStreams;
import city.isolation.StateGuard;
import java.io.PrintStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TestRule;

public class ReportTest {

    @Rule
    public final TestRule keptState = new StateGuard();

    @Test
    @KeepsStreams
    public void prints() throws Exception {
        System.setOut(new PrintStream("report.txt"));
    }
}
