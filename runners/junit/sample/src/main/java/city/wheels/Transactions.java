package city.wheels;

import java.util.function.Supplier;

/** Runs work that has to happen completely or not at all. */
public interface Transactions {
    <T> T inTransaction(Supplier<T> work);

    default void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return null;
        });
    }
}
