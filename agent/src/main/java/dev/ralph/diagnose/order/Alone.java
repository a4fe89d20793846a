package dev.ralph.diagnose.order;

import dev.ralph.diagnose.order.Dependence.Proof;
import dev.ralph.model.Leak;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun.Outcome;
import dev.ralph.runner.Probe;
import dev.ralph.runner.Probe.Look;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs each test as the only one: how it ends, what it leaves changed, and whether it can run twice in a row. */
final class Alone {

    private final Bench bench;
    private final Notebook notebook;

    Alone(Bench bench, Notebook notebook) {
        this.bench = bench;
        this.notebook = notebook;
    }

    void run(Collection<TestId> tests, Allowance time) {
        List<Probe> twice = tests.stream()
                .map(test -> Probe.of(List.of(test, test)).looking(Look.LEAKS))
                .toList();
        List<TestId> again = new ArrayList<>();
        for (Sight sight : bench.run("each test alone, twice", twice, time)) {
            note(sight);
            TestId test = sight.lastTest();
            if (notebook.failsAlone(test) || notebook.deviates(test, sight.last())) {
                again.add(test);
            }
        }
        withoutLook(again, time);
    }

    /** What the second run changes again counts as the first left it. */
    private void note(Sight sight) {
        TestId test = sight.lastTest();
        Optional<Outcome> first = sight.outcome(0);
        if (first.isEmpty()) {
            return;
        }
        notebook.alone(test, first.get());
        Map<String, Leak> leaks = new LinkedHashMap<>();
        sight.report().leaks().forEach(leak -> leaks.putIfAbsent(leak.name(), leak));
        notebook.leaves(test, List.copyOf(leaks.values()));
        if (notebook.passesAlone(test) && notebook.deviates(test, sight.last())) {
            notebook.cause(test, List.of(test));
        }
    }

    /** To look at leaks must not be what made a test fail. */
    private void withoutLook(List<TestId> tests, Allowance time) {
        List<Probe> probes = tests.stream().map(test -> Probe.of(List.of(test))).toList();
        for (Sight sight : bench.run("tests that fail alone, once more", probes, time)) {
            sight.last().ifPresent(outcome -> compare(sight.lastTest(), outcome));
        }
    }

    private void compare(TestId test, Outcome outcome) {
        if (notebook.alone(test).filter(outcome::equals).isEmpty()) {
            notebook.odd(test, List.of(new Proof(List.of(test), 2, 1, false)));
            notebook.alone(test, outcome);
        }
    }
}
