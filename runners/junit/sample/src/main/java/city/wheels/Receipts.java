package city.wheels;

import java.util.concurrent.atomic.AtomicInteger;

/** Numbers the receipts of this process. */
final class Receipts {
    private static final AtomicInteger last = new AtomicInteger();

    private Receipts() {}

    static String next() {
        return String.format("W-%05d", last.incrementAndGet());
    }
}
