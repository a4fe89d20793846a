package city;

import org.junit.jupiter.api.Test;

class PollTest {
    @Test
    void polls() throws Exception {
        new Thread(Poll::forever, "poll-1").start();
    }

    @Test
    void another() {}
}
