package dev.ralph.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Does work on several threads and waits for all of them. */
final class SideBySide {

    private SideBySide() {}

    /**
     * Runs the work once per lane, numbered from 0; the first exception of any lane is thrown after all have stopped.
     * When this thread is interrupted, so are they, and it returns with its flag set.
     */
    static void run(int lanes, IntConsumer work) {
        if (lanes <= 1) {
            if (lanes == 1) {
                work.accept(0);
            }
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(lanes);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int lane = 0; lane < lanes; lane++) {
                int number = lane;
                futures.add(threads.submit(() -> work.accept(number)));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
            awaitEnd(threads);
        }
    }

    private static void awaitEnd(ExecutorService threads) {
        boolean interrupted = Thread.interrupted();
        try {
            // Interrupted lanes end their sandboxes and return.
            if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("lanes went on after they were told to stop");
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
