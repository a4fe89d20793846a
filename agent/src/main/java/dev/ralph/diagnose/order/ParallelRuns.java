package dev.ralph.diagnose.order;

import dev.ralph.model.TestRun;
import java.time.Duration;
import java.util.List;

/** Runs of the whole suite on several workers at once, which share files and database. */
@FunctionalInterface
public interface ParallelRuns {

    /** None: nothing is said about tests that run at the same time. */
    ParallelRuns NONE = left -> List.of();

    /**
     * Runs the suite a few times.
     *
     * @param left how long that may take; empty when it is too short, or when workers cannot be had
     */
    List<Round> run(Duration left);

    /**
     * One run of the suite.
     *
     * @param workers what each worker ran, in its order
     */
    record Round(List<List<TestRun>> workers) {

        public Round {
            workers = workers.stream().map(List::copyOf).toList();
        }
    }
}
