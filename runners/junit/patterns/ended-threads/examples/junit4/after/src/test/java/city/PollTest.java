package city;

import city.isolation.EndsThreads;
import city.isolation.StateGuard;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TestRule;

public class PollTest {

    @Rule
    public final TestRule keptState = new StateGuard();

    @Test
    @EndsThreads("poll-#")
    public void polls() throws Exception {
        new Thread(Poll::forever, "poll-1").start();
    }
}
