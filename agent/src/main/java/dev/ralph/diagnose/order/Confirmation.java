package dev.ralph.diagnose.order;

import dev.ralph.model.TestId;
import dev.ralph.runner.Probe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
    private final Map<TestId, List<TestId>> replayed = new HashMap<>();
    private final Set<TestId> differing = new LinkedHashSet<>();

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
                .forEach(test -> {
                    notebook.dropAll(test);
                    notebook.odd(test, bench.tally().mixed(List.of(test)));
                });
    }

    /** Adds as many runs of an order as it lacks. */
    private void add(List<Probe> probes, List<TestId> order) {
        int times = notebook.isUnsteady(order.get(order.size() - 1)) ? STRICT : TIMES;
        for (int i = bench.tally().proof(order, false).runs(); i < times; i++) {
            probes.add(Probe.of(order));
        }
    }

    /** The first cause of each test comes first: when the time ends, each has been confirmed by one. */
    private void steadyAfterCause(Allowance time) {
        List<Probe> first = new ArrayList<>();
        List<Probe> further = new ArrayList<>();
        for (TestId test : notebook.deviating()) {
            List<List<TestId>> causes = notebook.causes(test);
            add(first, Rows.behind(causes.get(0), test));
            causes.stream().skip(1).forEach(cause -> add(further, Rows.behind(cause, test)));
        }
        first.addAll(further);
        Set<List<TestId>> failed = new HashSet<>();
        for (Sight sight : bench.run("confirming: after the cause", first, time)) {
            if (sight.last().isPresent() && !notebook.deviates(sight.lastTest(), sight.last())) {
                failed.add(sight.probe().tests());
            }
        }
        failed.forEach(this::drop);
    }

    private void drop(List<TestId> order) {
        TestId test = order.get(order.size() - 1);
        notebook.drop(test, order.subList(0, order.size() - 1));
        notebook.odd(test, bench.tally().mixed(order));
    }

    /** One cause of each test, and the test alone, in processes of their own; also what always fails. */
    private void inFreshProcesses(Allowance time) {
        List<Probe> probes = new ArrayList<>();
        List<TestId> tests = notebook.deviating();
        for (TestId test : tests) {
            probes.add(Probe.of(Rows.behind(notebook.causes(test).get(0), test)));
            probes.add(Probe.of(List.of(test)));
        }
        List<Probe> broken = bench.tests().stream()
                .filter(test ->
                        notebook.failsAlone(test) && notebook.causes(test).isEmpty())
                .map(test -> Probe.of(List.of(test)))
                .toList();
        probes.addAll(broken);
        List<Sight> sights = bench.cold("confirming: in fresh processes", probes, time);
        for (int i = 0; i < tests.size(); i++) {
            replayed(tests.get(i), sights.get(2 * i), sights.get(2 * i + 1));
        }
        sights.subList(2 * tests.size(), sights.size()).stream()
                .filter(sight -> sight.last().isPresent() && !sight.last().equals(notebook.alone(sight.lastTest())))
                .forEach(sight -> differs(sight.lastTest(), List.of(List.of(sight.lastTest()))));
    }

    private void replayed(TestId test, Sight afterCause, Sight alone) {
        List<TestId> order = afterCause.probe().tests();
        if (afterCause.last().isEmpty() || alone.last().isEmpty()) {
            return;
        }
        boolean holds =
                notebook.deviates(test, afterCause.last()) && alone.last().equals(notebook.alone(test));
        if (holds) {
            replayed.put(test, order.subList(0, order.size() - 1));
        } else {
            notebook.dropAll(test);
            differs(test, List.of(order, List.of(test)));
        }
    }

    /** A copy and a fresh process that differ are two ways to end under the same conditions. */
    private void differs(TestId test, List<List<TestId>> orders) {
        differing.add(test);
        notebook.odd(
                test,
                orders.stream()
                        .flatMap(order -> Stream.of(
                                bench.tally().proof(order, false), bench.tally().proof(order, true)))
                        .toList());
    }

    /** Leaves out the causes that there was no time to see often enough; returns the tests that lose all of theirs. */
    List<TestId> settle() {
        List<TestId> unconfirmed = new ArrayList<>();
        for (TestId test : notebook.deviating()) {
            for (List<TestId> cause : notebook.causes(test)) {
                if (!isSeenOften(List.of(test))
                        || !isSeenOften(Rows.behind(cause, test))
                        || notebook.holdsSmaller(test, cause)) {
                    notebook.drop(test, cause);
                }
            }
            if (notebook.causes(test).isEmpty()) {
                unconfirmed.add(test);
            }
        }
        return unconfirmed;
    }

    private boolean isSeenOften(List<TestId> order) {
        return bench.tally().proof(order, false).runs() >= TIMES;
    }

    /** The cause that was seen again in a fresh process; empty when there was no time for that. */
    Optional<List<TestId>> replayed(TestId test) {
        return Optional.ofNullable(replayed.get(test));
    }

    /** The tests that end otherwise in a fresh process than in a copy of one. */
    Set<TestId> differing() {
        return Set.copyOf(differing);
    }
}
