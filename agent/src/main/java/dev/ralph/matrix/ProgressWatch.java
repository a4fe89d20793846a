package dev.ralph.matrix;

import dev.ralph.model.MatrixCell;
import dev.ralph.model.TestRun;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells a listener every second how far a running cell has got, until closed. */
final class ProgressWatch {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "cell-progress");
        thread.setDaemon(true);
        return thread;
    });

    ProgressWatch(CellRun run, MatrixCell cell, int testsInAll, MatrixListener listener) {
        var unused = timer.scheduleWithFixedDelay(
                () -> listener.advanced(cell, done(run), testsInAll), 1, 1, TimeUnit.SECONDS);
    }

    private static int done(CellRun run) {
        return (int) run.reports().stream()
                .flatMap(report -> report.runs().stream())
                .filter(test -> test.outcome() != TestRun.Outcome.UNFINISHED)
                .count();
    }

    void close() {
        timer.shutdownNow();
    }
}
