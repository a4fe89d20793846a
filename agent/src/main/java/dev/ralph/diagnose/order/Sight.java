package dev.ralph.diagnose.order;

import dev.ralph.model.FailureRecord;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import dev.ralph.runner.Probe;
import dev.ralph.runner.ProbeReport;
import java.util.List;
import java.util.Optional;

/** A probe and what it showed. */
record Sight(Probe probe, ProbeReport report) {

    /** How the test at this place of the order ended; empty when the probe did not come so far. */
    Optional<TestRun.Outcome> outcome(int place) {
        List<TestRun> runs = report.runs();
        return place < runs.size() && isReliable(place)
                ? Optional.of(runs.get(place).outcome())
                : Optional.empty();
    }

    /** A deadline that the tests before have used up says nothing about the one that ran into it. */
    private boolean isReliable(int place) {
        return report.end() != ProbeReport.End.DEADLINE
                || place == 0
                || report.runs().get(place).outcome() != TestRun.Outcome.UNFINISHED
                || place == probe.tests().size() - 1;
    }

    /** Whether some of its tests were not run. */
    boolean isBrokenOff() {
        return report.end() != ProbeReport.End.ENDED
                && report.runs().size() < probe.tests().size();
    }

    Optional<TestRun.Outcome> last() {
        return outcome(probe.tests().size() - 1);
    }

    TestId lastTest() {
        return probe.tests().get(probe.tests().size() - 1);
    }

    /** The tests that ran, in order. */
    List<TestId> ran() {
        return probe.tests()
                .subList(0, Math.min(report.runs().size(), probe.tests().size()));
    }

    /** How the last test failed, if it did. */
    Optional<FailureRecord> failure() {
        return report.failures().stream()
                .filter(failure -> failure.test().declared().equals(lastTest().declared()))
                .reduce((first, second) -> second);
    }
}
