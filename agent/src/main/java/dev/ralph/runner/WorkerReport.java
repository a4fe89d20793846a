package dev.ralph.runner;

import dev.ralph.model.FailureRecord;
import dev.ralph.model.Leak;
import dev.ralph.model.Schema;
import dev.ralph.model.TestRun;
import java.util.List;

/**
 * What one worker process reported.
 *
 * @param runs one per execution, in the order in which they ended; a test that began and did not end is UNFINISHED
 * @param leaks what the probe saw; empty without it
 * @param ended whether the worker came to its own end; false means that its process died or still runs
 * @param doubts why this report cannot be trusted, one sentence each; a cell with a doubt must not count as passed
 */
public record WorkerReport(
        List<TestRun> runs,
        List<FailureRecord> failures,
        List<Leak> leaks,
        Schema schema,
        boolean ended,
        List<String> doubts) {

    public WorkerReport {
        runs = List.copyOf(runs);
        failures = List.copyOf(failures);
        leaks = List.copyOf(leaks);
        doubts = List.copyOf(doubts);
    }

    /** A report without a doubt. */
    public WorkerReport(
            List<TestRun> runs, List<FailureRecord> failures, List<Leak> leaks, Schema schema, boolean ended) {
        this(runs, failures, leaks, schema, ended, List.of());
    }
}
