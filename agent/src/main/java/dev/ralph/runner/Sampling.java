package dev.ralph.runner;

import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import dev.ralph.runner.ProbeReport.End;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Compares some probes of a session with the same in a fresh process: they must show the same. */
final class Sampling {

    private static final int FIRST = 2;
    private static final int EVERY = 1_000;

    /** Tests that differ between two fresh processes, too; they say nothing about the session. */
    private final Set<TestId> unsteady = new HashSet<>();

    private int seen;

    /** The places of reports to compare: the first few of all, and some later on. */
    List<Integer> choose(Reports reports) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < reports.probes().size(); place++) {
            if (reports.get(place).filter(Sampling::isWhole).isPresent()) {
                seen++;
                if (seen <= FIRST || seen % EVERY == 0) {
                    places.add(place);
                }
            }
        }
        return places;
    }

    /**
     * What a probe of the session shows otherwise than fresh processes, in one sentence; nothing when it is the same,
     * or when it comes and goes.
     *
     * @param warm what the session has shown
     * @param first what a fresh process has shown
     * @param cold runs the probe in one more fresh process
     * @param again runs it in the session once more
     */
    Optional<String> difference(
            ProbeReport warm, ProbeReport first, Supplier<ProbeReport> cold, Supplier<ProbeReport> again) {
        if (!isWhole(first) || differing(warm, first).isEmpty()) {
            return Optional.empty();
        }
        comesAndGoes(first, cold.get());
        comesAndGoes(warm, again.get());
        return differing(warm, first).stream()
                .findFirst()
                .map(test -> "%s was %s in a copy of a process and %s in a fresh one."
                        .formatted(test, outcome(warm, test), outcome(first, test)));
    }

    /** What was not run a second time is no excuse for the first. */
    private void comesAndGoes(ProbeReport one, ProbeReport other) {
        if (isWhole(other)) {
            unsteady.addAll(differing(one, other));
        }
    }

    private static boolean isWhole(ProbeReport report) {
        return report.end() == End.ENDED || report.end() == End.CRASHED;
    }

    private Set<TestId> differing(ProbeReport one, ProbeReport other) {
        Set<TestId> tests = new LinkedHashSet<>();
        int most = Math.max(one.runs().size(), other.runs().size());
        for (int i = 0; i < most; i++) {
            Optional<TestRun> left = at(one, i);
            Optional<TestRun> right = at(other, i);
            if (!left.map(TestRun::outcome).equals(right.map(TestRun::outcome))) {
                tests.add(left.or(() -> right).orElseThrow().test());
            }
        }
        tests.removeAll(unsteady);
        return tests;
    }

    private static Optional<TestRun> at(ProbeReport report, int place) {
        return place < report.runs().size() ? Optional.of(report.runs().get(place)) : Optional.empty();
    }

    private static String outcome(ProbeReport report, TestId test) {
        return report.runs().stream()
                .filter(run -> run.test().equals(test))
                .reduce((earlier, later) -> later)
                .map(run -> run.outcome().toString())
                .orElse("not run");
    }
}
