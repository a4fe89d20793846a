package dev.ralph.diagnose.order;

import dev.ralph.diagnose.order.Examination.Baseline;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun.Outcome;
import dev.ralph.runner.Probe;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The suite in its own order, twice, in fresh processes: what is not the same twice, or not green, must be said before
 * anything else.
 */
record Gate(Baseline baseline, List<Sight> runs) {

    static Gate run(Bench bench, Allowance time) {
        Probe whole = Probe.of(bench.tests());
        List<Sight> runs = bench.cold("the whole suite, twice", List.of(whole, whole), time);
        return new Gate(baseline(runs), runs);
    }

    private static Baseline baseline(List<Sight> runs) {
        Sight first = runs.get(0);
        Sight second = runs.get(1);
        int size = first.probe().tests().size();
        if (first.outcome(size - 1).isEmpty() || second.outcome(size - 1).isEmpty()) {
            return Baseline.BROKEN_OFF;
        }
        if (IntStream.range(0, size).anyMatch(place -> !first.outcome(place).equals(second.outcome(place)))) {
            return Baseline.UNSTABLE;
        }
        return IntStream.range(0, size).anyMatch(place -> isRed(first, place)) ? Baseline.RED : Baseline.GREEN;
    }

    private static boolean isRed(Sight run, int place) {
        Optional<Outcome> outcome = run.outcome(place);
        return outcome.isPresent() && (outcome.get() == Outcome.FAILED || outcome.get() == Outcome.UNFINISHED);
    }

    /** The tests that did not end the same way twice. */
    List<TestId> unsteady() {
        Sight first = runs.get(0);
        Sight second = runs.get(1);
        List<TestId> tests = first.probe().tests();
        return IntStream.range(0, tests.size())
                .filter(place -> first.outcome(place).isPresent()
                        && second.outcome(place).isPresent()
                        && !first.outcome(place).equals(second.outcome(place)))
                .mapToObj(tests::get)
                .toList();
    }

    /** The tests that failed in one of the runs. */
    List<TestId> failing() {
        List<TestId> tests = runs.get(0).probe().tests();
        return IntStream.range(0, tests.size())
                .filter(place -> runs.stream().anyMatch(run -> isRed(run, place)))
                .mapToObj(tests::get)
                .toList();
    }

    /** Whether the test failed in each of the runs. */
    boolean alwaysFails(TestId test) {
        return runs.stream().allMatch(run -> {
            int place = run.probe().tests().indexOf(test);
            return place >= 0 && isRed(run, place);
        });
    }

    /** What is to be said about it. */
    List<String> remarks() {
        return switch (baseline) {
            case GREEN -> List.of();
            case RED ->
                List.of("the suite is red in its own order: %d tests fail"
                        .formatted(failing().size()));
            case UNSTABLE ->
                List.of("the suite is not stable: %d tests ended otherwise in a second run of the same order"
                        .formatted(unsteady().size()));
            case BROKEN_OFF ->
                runs.stream()
                        .map(run -> run.report().remark())
                        .filter(remark -> !remark.isEmpty())
                        .distinct()
                        .map(remark -> "a run of the whole suite did not come to its end: " + remark)
                        .toList();
        };
    }
}
