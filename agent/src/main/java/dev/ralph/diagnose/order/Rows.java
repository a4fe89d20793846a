package dev.ralph.diagnose.order;

import dev.ralph.diagnose.order.Dependence.Proof;
import dev.ralph.model.TestId;
import dev.ralph.runner.Probe;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Puts some tests in front of every other test, each time as if in a process of its own. */
final class Rows {

    private static final double SHARE = 0.15;
    private static final int AT_ONCE = 1_000;

    private final Bench bench;
    private final Notebook notebook;
    private final Predicate<TestId> isWanted;
    private final Set<List<TestId>> done = new HashSet<>();
    private long probes;

    /** @param isWanted which tests are looked at as victims */
    Rows(Bench bench, Notebook notebook, Predicate<TestId> isWanted) {
        this.bench = bench;
        this.notebook = notebook;
        this.isWanted = isWanted;
    }

    boolean isWanted(TestId test) {
        return isWanted.test(test);
    }

    /** How many probes were run for rows. */
    long probes() {
        return probes;
    }

    /** Runs the rows that were not run before, and notes who deviates. */
    void run(String step, List<List<TestId>> fronts, Allowance time) {
        List<Probe> rows = new ArrayList<>();
        for (List<TestId> front : fronts) {
            if (time.isUsedUp()) {
                bench.cutShort();
                return;
            }
            if (done.add(front)) {
                bench.tests().stream()
                        .filter(isWanted)
                        .filter(test -> !front.contains(test))
                        .map(test -> behind(front, test))
                        .filter(Orders::isNatural)
                        .forEach(order -> rows.add(Probe.of(order)));
            }
            // Neither all rows of thousands of tests at once, nor each alone: lanes want work.
            if (rows.size() >= AT_ONCE) {
                note(bench.run(step, rows, time));
                rows.clear();
            }
        }
        note(bench.run(step, rows, time));
    }

    /** Runs the pairs that no order has held: classes stay together, and so do not hold them all. */
    void rest(String step, Allowance time) {
        List<Probe> rest = new ArrayList<>();
        for (TestId front : bench.tests()) {
            if (time.isUsedUp()) {
                bench.cutShort();
                return;
            }
            bench.tests().stream()
                    .filter(isWanted)
                    .filter(test -> !front.equals(test) && !bench.pairs().covers(front, test))
                    .forEach(test -> rest.add(Probe.of(List.of(front, test))));
            if (rest.size() >= AT_ONCE) {
                note(bench.run(step, rest, time));
                rest.clear();
            }
        }
        note(bench.run(step, rest, time));
    }

    /** Runs single pairs and notes who deviates. */
    void pairs(String step, List<Probe> some, Allowance time) {
        note(bench.run(step, some, time));
    }

    private void note(List<Sight> sights) {
        for (Sight sight : sights) {
            probes += sight.last().isPresent() ? 1 : 0;
            List<TestId> order = sight.probe().tests();
            List<TestId> before = order.subList(0, order.size() - 1);
            if (notebook.deviates(sight.lastTest(), sight.last()) && !notebook.isExplained(sight.lastTest(), before)) {
                notebook.cause(sight.lastTest(), before);
            }
        }
    }

    static List<TestId> behind(List<TestId> front, TestId test) {
        List<TestId> order = new ArrayList<>(front);
        order.add(test);
        return List.copyOf(order);
    }

    /**
     * Makes a list of tests, after which a test was seen to deviate, as small as can be, and notes the result with all
     * others that deviate after it; empty when it does not happen again.
     */
    Optional<List<TestId>> explain(TestId test, List<TestId> before, Allowance time) {
        if (!again(test, before, time)) {
            return Optional.empty();
        }
        // One that needs hundreds of others must not use up the time of all.
        Allowance share = time.share(SHARE);
        List<TestId> smallest = new Ddmin<TestId>(candidates -> deviates(test, candidates, share)).minimise(before);
        notebook.cause(test, smallest);
        run("who else fails after the same", List.of(smallest), time);
        return Optional.of(smallest);
    }

    private boolean again(TestId test, List<TestId> before, Allowance time) {
        Optional<Boolean> answer = deviates(test, List.of(before), time).get(0);
        boolean again = answer.orElse(false);
        if (answer.isPresent() && !again) {
            notebook.odd(test, List.of(new Proof(behind(before, test), 2, 1, false)));
        }
        return again;
    }

    private List<Optional<Boolean>> deviates(TestId test, List<List<TestId>> fronts, Allowance time) {
        List<Probe> probes =
                fronts.stream().map(front -> Probe.of(behind(front, test))).toList();
        List<Sight> sights = bench.run("who makes " + test + " end otherwise", probes, time);
        // A single test that does it is an answer, whichever way the search goes on.
        note(sights.stream().filter(sight -> sight.probe().tests().size() == 2).toList());
        return sights.stream()
                .map(sight -> sight.last().map(now -> notebook.deviates(test, Optional.of(now))))
                .toList();
    }
}
