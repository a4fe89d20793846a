package city;

import org.junit.Test;

public class PollTest {

    @Test
    public void polls() throws Exception {
        new Thread(Poll::forever, "poll-1").start();
    }
}
