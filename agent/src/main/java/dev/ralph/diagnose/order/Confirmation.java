package dev.ralph.diagnose.order;

import dev.ralph.model.TestId;
import dev.ralph.runner.Probe;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs again what was found: a claim must come true three times alone and three times after its cause, and once in fresh
 * processes. What comes out now so and now so is flaky; what comes out otherwise is dropped.
 */
final class Confirmation {

    private static final int TIMES = 3;

    /** A test under suspicion must end the same way so many times to be called steady. */
    private static final int STRICT = 10;

    private final Bench bench;
    private final Notebook notebook;
    private final Set<TestId> unreplayed = new HashSet<>();

    Confirmation(Bench bench, Notebook notebook) {
        this.bench = bench;
        this.notebook = notebook;
    }

    /** Confirms or drops all causes that stand in the notebook. */
    void run(Allowance time) {
        Set<TestId> suspects = new LinkedHashSet<>(notebook.deviating());
        suspects.addAll(notebook.unsteady());
        bench.tests().stream().filter(notebook::failsAlone).forEach(suspects::add);
        steadyAlone(suspects, time);
        others(time);
        inFreshProcesses(time);
    }

    /** Confirms the causes that were found since; whoever proves unsteady by that is looked at more strictly. */
    void others(Allowance time) {
        Set<TestId> before = notebook.unsteady();
        steadyAfterCause(time);
        Set<TestId> doubtful = new LinkedHashSet<>(notebook.unsteady());
        doubtful.removeAll(before);
        steadyAlone(doubtful, time);
        if (!doubtful.isEmpty()) {
            steadyAfterCause(time);
        }
    }

    /** A test that ends in two ways when it runs alone is flaky, whatever else may be wrong with it. */
    private void steadyAlone(Set<TestId> suspects, Allowance time) {
        List<Probe> probes = new ArrayList<>();
        for (TestId test : suspects) {
            add(probes, List.of(test));
        }
        for (Sight sight : bench.run("confirming: alone", probes, time)) {
            if (sight.last().isPresent() && !sight.last().equals(notebook.alone(sight.lastTest()))) {
                notebook.unsteady(sight.lastTest());
            }
        }
        suspects.stream()
                .filter(test -> !bench.tally().mixed(List.of(test)).isEmpty())
                .forEach(notebook::dropAll);
    }

    /** Adds as many runs of an order as it lacks. */
    private void add(List<Probe> probes, List<TestId> order) {
        int times = notebook.isUnsteady(order.get(order.size() - 1)) ? STRICT : TIMES;
        for (int i = bench.tally().proof(order, false).runs(); i < times; i++) {
            probes.add(Probe.of(order));
        }
    }

    private void steadyAfterCause(Allowance time) {
        List<Probe> probes = new ArrayList<>();
        for (TestId test : notebook.deviating()) {
            for (List<TestId> cause : notebook.causes(test)) {
                add(probes, Rows.behind(cause, test));
            }
        }
        Set<List<TestId>> failed = new HashSet<>();
        for (Sight sight : bench.run("confirming: after the cause", probes, time)) {
            if (sight.last().isPresent() && !notebook.deviates(sight.lastTest(), sight.last())) {
                failed.add(sight.probe().tests());
            }
        }
        failed.forEach(this::drop);
    }

    private void drop(List<TestId> order) {
        TestId test = order.get(order.size() - 1);
        notebook.drop(test, order.subList(0, order.size() - 1));
        notebook.unsteady(test);
    }

    /** One cause of each test, and the test alone, in processes of their own. */
    private void inFreshProcesses(Allowance time) {
        List<Probe> probes = new ArrayList<>();
        List<TestId> tests = notebook.deviating();
        for (TestId test : tests) {
            probes.add(Probe.of(Rows.behind(notebook.causes(test).get(0), test)));
            probes.add(Probe.of(List.of(test)));
        }
        List<Sight> sights = bench.cold("confirming: in fresh processes", probes, time);
        for (int i = 0; i < tests.size(); i++) {
            replayed(tests.get(i), sights.get(2 * i), sights.get(2 * i + 1));
        }
    }

    private void replayed(TestId test, Sight afterCause, Sight alone) {
        if (afterCause.last().isEmpty() || alone.last().isEmpty()) {
            unreplayed.add(test);
            return;
        }
        boolean holds =
                notebook.deviates(test, afterCause.last()) && alone.last().equals(notebook.alone(test));
        if (!holds) {
            notebook.dropAll(test);
            notebook.unsteady(test);
        }
    }

    /** Whether there was no time to see the claim about this test in fresh processes. */
    boolean isUnreplayed(TestId test) {
        return unreplayed.contains(test);
    }
}
