package dev.ralph.runner;

import dev.ralph.model.FailureRecord;
import dev.ralph.model.Leak;
import dev.ralph.model.TestRun;
import java.util.List;
import java.util.Map;

/**
 * What one probe showed.
 *
 * @param runs one per element of the order, in that order, as far as they came; a test that began and did not end is
 *     UNFINISHED and is the last
 * @param failures of these runs
 * @param leaks what each test left changed, when that was looked at
 * @param lines {@code path:line}, relative to the project, of the code that made a change, by the name of the leak;
 *     when that was looked at and found
 * @param end how it ended
 * @param remark why it did not come to its own end, or what could not be done as asked; empty when there is nothing to
 *     say
 * @param cold whether its process was a fresh one
 */
public record ProbeReport(
        List<TestRun> runs,
        List<FailureRecord> failures,
        List<Leak> leaks,
        Map<String, String> lines,
        End end,
        String remark,
        boolean cold) {

    /** How a probe ended. */
    public enum End {
        /** All tests came to their end. */
        ENDED,
        /** Its process died, was killed for its memory or ended itself. */
        CRASHED,
        /** It was killed at its deadline. */
        DEADLINE,
        /** It was not run: the time was used up, or the session cannot go on. */
        NOT_RUN
    }

    public ProbeReport {
        runs = List.copyOf(runs);
        failures = List.copyOf(failures);
        leaks = List.copyOf(leaks);
        lines = Map.copyOf(lines);
    }

    /** Takes what a copy of a process showed. */
    public ProbeReport(
            List<TestRun> runs,
            List<FailureRecord> failures,
            List<Leak> leaks,
            Map<String, String> lines,
            End end,
            String remark) {
        this(runs, failures, leaks, lines, end, remark, false);
    }

    /** The same, from a fresh process. */
    ProbeReport fromFreshProcess() {
        return new ProbeReport(runs, failures, leaks, lines, end, remark, true);
    }

    public static ProbeReport notRun(String why) {
        return new ProbeReport(List.of(), List.of(), List.of(), Map.of(), End.NOT_RUN, why);
    }
}
