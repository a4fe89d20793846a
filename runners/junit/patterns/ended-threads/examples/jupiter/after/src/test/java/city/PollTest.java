package city;

import city.isolation.EndsThreads;
import org.junit.jupiter.api.Test;

class PollTest {
    @Test
    @EndsThreads("poll-#")
    void polls() throws Exception {
        new Thread(Poll::forever, "poll-1").start();
    }

    @Test
    void another() {}
}
