package dev.ralph.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What one cell of the matrix showed.
 *
 * @param reason why the cell did not run or is not to be trusted; empty when it ran
 * @param evidence empty only when nothing could be started
 */
public record CellResult(
        MatrixCell cell,
        Outcome outcome,
        List<TestRun> runs,
        List<FailureRecord> failures,
        String reason,
        Optional<Evidence> evidence) {

    /** How the cell ended. */
    public enum Outcome {
        /** Every test that was asked for ran and none failed. */
        PASSED,
        FAILED,
        /** The cell says nothing about the tests: its provider, sandbox or runner did not work. */
        NOT_RUN
    }

    public CellResult {
        runs = List.copyOf(runs);
        failures = List.copyOf(failures);
        if ((outcome == Outcome.FAILED) == failures.isEmpty()) {
            throw new IllegalArgumentException("a cell is FAILED exactly when it has failures: " + cell);
        }
        if ((outcome == Outcome.NOT_RUN) == reason.isEmpty()) {
            throw new IllegalArgumentException("a cell is NOT_RUN exactly when it has a reason: " + cell);
        }
    }

    public static CellResult notRun(MatrixCell cell, String reason, Optional<Evidence> evidence) {
        return new CellResult(cell, Outcome.NOT_RUN, List.of(), List.of(), reason, evidence);
    }

    /** The tests that ran to an end, passed or failed; a skipped test did not run. */
    public Set<TestId> testsRun() {
        return runs.stream()
                .filter(run -> run.outcome() != TestRun.Outcome.SKIPPED)
                .map(TestRun::test)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public Set<TestId> failedTests() {
        return failures.stream().map(FailureRecord::test).collect(Collectors.toCollection(TreeSet::new));
    }
}
