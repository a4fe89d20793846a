package tiny;

import java.io.File;
import org.junit.jupiter.api.Test;

class AbortTest {
    @Test
    void leaves() {
        if (new File("/results/leave").exists()) {
            System.exit(0);
        }
    }

    @Test
    void stays() throws Exception {
        Thread thread = new Thread(() -> {
            try {
                Thread.sleep(600_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
    }
}
