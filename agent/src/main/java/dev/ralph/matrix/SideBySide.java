package dev.ralph.matrix;

import dev.ralph.model.CellResult;
import dev.ralph.model.MatrixCell;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Runs cells at the same time, as many as the cores can carry; a cell weighs as much as it has workers. */
final class SideBySide {

    private final int cores = Math.max(1, Runtime.getRuntime().availableProcessors());
    private final Semaphore room = new Semaphore(cores, true);
    private final MatrixListener listener;
    private final AtomicInteger done = new AtomicInteger();
    private final int inAll;

    SideBySide(MatrixListener listener, int inAll) {
        this.listener = listener;
        this.inAll = inAll;
    }

    /** Returns the results in the order of the cells; the first exception of any cell is thrown after all stopped. */
    List<CellResult> run(List<MatrixCell> cells, Function<MatrixCell, CellResult> work) {
        ExecutorService threads = Executors.newFixedThreadPool(cores);
        try {
            List<Future<CellResult>> futures = new ArrayList<>();
            for (MatrixCell cell : cells) {
                futures.add(threads.submit(() -> runOne(cell, work)));
            }
            List<CellResult> results = new ArrayList<>();
            for (Future<CellResult> future : futures) {
                results.add(future.get());
            }
            return List.copyOf(results);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
            awaitEnd(threads);
        }
    }

    private CellResult runOne(MatrixCell cell, Function<MatrixCell, CellResult> work) throws InterruptedException {
        int weight = Math.min(cores, cell.workers());
        room.acquire(weight);
        try {
            CellResult result = work.apply(cell);
            listener.finished(result, done.incrementAndGet(), inAll);
            return result;
        } finally {
            room.release(weight);
        }
    }

    private static void awaitEnd(ExecutorService threads) {
        boolean interrupted = Thread.interrupted();
        try {
            // The sandbox kills its tree when interrupted, so this is a matter of milliseconds.
            if (!threads.awaitTermination(10, java.util.concurrent.TimeUnit.SECONDS)) {
                throw new IllegalStateException("cells went on after they were told to stop");
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
