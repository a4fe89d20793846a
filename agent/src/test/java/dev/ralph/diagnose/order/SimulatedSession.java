package dev.ralph.diagnose.order;

import dev.ralph.model.FailureRecord;
import dev.ralph.model.Leak;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import dev.ralph.model.TestRun.Outcome;
import dev.ralph.runner.Probe;
import dev.ralph.runner.Probe.Look;
import dev.ralph.runner.ProbeReport;
import dev.ralph.runner.ProbeSession;
import dev.ralph.support.suite.Place;
import dev.ralph.support.suite.PlannedTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Runs a planned suite in memory, at no cost. */
final class SimulatedSession implements ProbeSession {

    private final Map<TestId, PlannedTest> tests = new LinkedHashMap<>();
    private final Random random;
    private final long patience;
    private int cold;
    private int forks;
    private long ran;
    private long asked;

    SimulatedSession(List<PlannedTest> suite, Random random) {
        this(suite, random, Long.MAX_VALUE);
    }

    /** @param patience after so many probes the time is used up */
    SimulatedSession(List<PlannedTest> suite, Random random, long patience) {
        this.patience = patience;
        suite.forEach(test -> tests.put(test.id(), test));
        this.random = random;
    }

    @Override
    public List<TestId> tests() {
        return List.copyOf(tests.keySet());
    }

    @Override
    public List<ProbeReport> run(List<Probe> probes, Duration left) {
        forks += probes.size();
        return probes.stream().map(this::report).toList();
    }

    @Override
    public List<ProbeReport> runCold(List<Probe> probes, Duration left) {
        cold += probes.size();
        return probes.stream().map(this::report).toList();
    }

    private ProbeReport report(Probe probe) {
        if (asked++ >= patience) {
            return ProbeReport.notRun("the time was used up");
        }
        Map<Place, String> state = new HashMap<>();
        List<TestRun> runs = new ArrayList<>();
        List<FailureRecord> failures = new ArrayList<>();
        List<Leak> leaks = new ArrayList<>();
        Map<String, String> lines = new HashMap<>();
        List<TestId> order = probe.tests();
        for (int i = 0; i < order.size(); i++) {
            if (i == order.size() - 1) {
                state.keySet().removeIf(place -> probe.restored().contains(place.kind() + ":" + place.name()));
            }
            ran++;
            PlannedTest test = Objects.requireNonNull(tests.get(order.get(i)));
            Map<Place, String> before = Map.copyOf(state);
            Outcome outcome = run(test, state);
            runs.add(new TestRun(test.id(), outcome, Duration.ZERO));
            if (outcome == Outcome.FAILED) {
                failures.add(new FailureRecord(test.id(), "AssertionError", "it is not as it was", ""));
            }
            if (probe.look() != Look.OUTCOMES) {
                changes(test.id(), before, state).forEach(leak -> {
                    leaks.add(leak);
                    lines.put(leak.name(), test.id().container() + ":1");
                });
            }
        }
        return new ProbeReport(
                runs, failures, leaks, probe.look() == Look.LINES ? lines : Map.of(), ProbeReport.End.ENDED, "");
    }

    private Outcome run(PlannedTest test, Map<Place, String> state) {
        for (PlannedTest.Act act : test.acts()) {
            Outcome outcome = act(act, state);
            if (outcome != Outcome.PASSED) {
                return outcome;
            }
        }
        return Outcome.PASSED;
    }

    private Outcome act(PlannedTest.Act act, Map<Place, String> state) {
        if (act instanceof PlannedTest.Sets sets) {
            state.put(sets.place(), sets.value());
        } else if (act instanceof PlannedTest.Adds adds) {
            state.merge(adds.place(), "1", (old, one) -> old + one);
        } else if (act instanceof PlannedTest.Clears clears) {
            state.remove(clears.place());
        } else if (act instanceof PlannedTest.Passes passes) {
            if (state.containsKey(passes.from())) {
                state.put(passes.to(), "passed on");
            }
        } else if (act instanceof PlannedTest.FailsIf fails) {
            return fails.places().stream().allMatch(state::containsKey) ? Outcome.FAILED : Outcome.PASSED;
        } else if (act instanceof PlannedTest.FailsUnless fails) {
            return state.containsKey(fails.place()) ? Outcome.PASSED : Outcome.FAILED;
        } else if (act instanceof PlannedTest.SkipsIf skips) {
            return state.containsKey(skips.place()) ? Outcome.SKIPPED : Outcome.PASSED;
        } else if (act instanceof PlannedTest.FailsAtRandom fails) {
            return random.nextInt(100) < fails.percent() ? Outcome.FAILED : Outcome.PASSED;
        } else if (act instanceof PlannedTest.Fails) {
            return Outcome.FAILED;
        }
        return Outcome.PASSED;
    }

    private static List<Leak> changes(TestId test, Map<Place, String> before, Map<Place, String> after) {
        List<Leak> leaks = new ArrayList<>();
        Map<Place, String> all = new LinkedHashMap<>(before);
        all.putAll(after);
        all.keySet().stream()
                .filter(Place::isSeen)
                .filter(place -> !before.getOrDefault(place, "").equals(after.getOrDefault(place, "")))
                .forEach(place -> leaks.add(new Leak(
                        test,
                        place.kind(),
                        Leak.Shape.VALUE,
                        place.name(),
                        before.getOrDefault(place, "(none)"),
                        after.getOrDefault(place, "(none)"))));
        return leaks;
    }

    @Override
    public Cost cost() {
        return new Cost(cold, forks, ran, Duration.ZERO);
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
