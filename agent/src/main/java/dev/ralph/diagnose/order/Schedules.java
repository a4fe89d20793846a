package dev.ralph.diagnose.order;

import dev.ralph.model.TestId;
import dev.ralph.runner.Probe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Runs whole orders and explains each test that ends otherwise than alone. */
final class Schedules {

    /** A test that breaks most others is explained by the first few of them. */
    private static final int MOST_AT_ONCE = 25;

    /** So many tests together make one batch of orders. */
    private static final int BATCH = 30_000;

    private static final int HALVES = 6;

    /** Three given tests stand in a given order in one of six; that none of so many has it happens once in 200 times. */
    private static final int SHUFFLES = 30;

    private final Bench bench;
    private final Notebook notebook;
    private final Rows rows;
    private final RandomGenerator random;

    Schedules(Bench bench, Notebook notebook, Rows rows, RandomGenerator random) {
        this.bench = bench;
        this.notebook = notebook;
        this.rows = rows;
        this.random = random;
    }

    /** Runs orders and explains what they show. */
    void run(String step, List<List<TestId>> orders, Allowance time) {
        int most = Math.max(2, BATCH / Math.max(1, bench.tests().size()));
        for (int from = 0; from < orders.size(); from += most) {
            if (time.isUsedUp()) {
                bench.cutShort();
                return;
            }
            List<Probe> batch = orders.subList(from, Math.min(from + most, orders.size())).stream()
                    .map(Probe::of)
                    .toList();
            String part = orders.size() > most ? "%s, from %d of %d".formatted(step, from, orders.size()) : step;
            bench.run(part, batch, time).forEach(sight -> explain(sight, time));
        }
    }

    /** Explains every test of an order that ended otherwise than alone. */
    void explain(Sight sight, Allowance time) {
        List<TestId> order = sight.probe().tests();
        int tries = 0;
        for (int place = 1; place < order.size() && tries < MOST_AT_ONCE; place++) {
            TestId test = order.get(place);
            List<TestId> before = order.subList(0, place);
            if (notebook.deviates(test, sight.outcome(place))
                    && rows.isWanted(test)
                    && !notebook.isUnsteady(test)
                    && !notebook.isExplained(test, before)) {
                tries++;
                rows.explain(test, before, time);
            }
        }
    }

    /**
     * Puts many leaks together in front of every test: that shows victims which need more than one polluter.
     *
     * @param fronts one test per leak
     */
    void together(List<TestId> fronts, Allowance time) {
        if (fronts.size() < 2) {
            return;
        }
        List<List<TestId>> orders = new ArrayList<>(List.of(fronts, Orders.reversed(fronts)));
        for (int i = 0; i < HALVES && fronts.size() > 2; i++) {
            orders.add(half(fronts));
        }
        for (List<TestId> front : orders) {
            List<Probe> probes = bench.tests().stream()
                    .filter(test -> !front.contains(test))
                    .map(test -> Rows.behind(front, test))
                    .filter(Orders::isNatural)
                    .map(Probe::of)
                    .toList();
            for (Sight sight : bench.run("several leaks in front of every test", probes, time)) {
                TestId test = sight.lastTest();
                if (notebook.deviates(test, sight.last())
                        && !notebook.isUnsteady(test)
                        && !notebook.isExplained(test, front)) {
                    rows.explain(test, front, time);
                }
            }
        }
    }

    private List<TestId> half(List<TestId> fronts) {
        List<TestId> some = new ArrayList<>(fronts);
        Collections.shuffle(some, new Random(random.nextLong()));
        List<TestId> half = some.subList(0, (some.size() + 1) / 2);
        return Orders.isNatural(half) ? List.copyOf(half) : Orders.groupedBy(half, TestId::container);
    }

    /**
     * Orders by chance. Those that hold every pair are too regular to hold three tests in every order, which a victim of
     * two polluters may need.
     */
    List<List<TestId>> shuffles() {
        List<List<TestId>> orders = new ArrayList<>();
        for (int i = 0; i < SHUFFLES; i++) {
            List<TestId> order = new ArrayList<>(bench.tests());
            Collections.shuffle(order, new Random(random.nextLong()));
            orders.add(Orders.isNatural(order) ? order : Orders.groupedBy(order, TestId::container));
        }
        return orders;
    }

    /** Orders that hold every pair, or, when there is no time for so many, those that hold the most telling ones. */
    List<List<TestId>> everyPair(boolean isAffordable) {
        List<TestId> tests = bench.tests();
        if (tests.stream().noneMatch(TestId::isNodeId)) {
            return Orders.chained(List.of(
                    Orders.shuffled(Orders.everyPairOfGroups(tests, TestId::container), random),
                    Orders.shuffled(Orders.everyPairInsideGroups(tests, TestId::container), random)));
        }
        List<List<TestId>> all = Orders.shuffled(Orders.everyPair(tests), random);
        return isAffordable
                ? all
                : Orders.chained(List.of(
                        Orders.everyPairOfGroups(tests, TestId::container),
                        Orders.everyPairInsideGroups(tests, TestId::container),
                        all));
    }
}
