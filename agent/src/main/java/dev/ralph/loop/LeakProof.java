package dev.ralph.loop;

import dev.ralph.matrix.CellMode;
import dev.ralph.matrix.Matrix;
import dev.ralph.model.CellResult;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.Order;
import dev.ralph.model.Provider;
import dev.ralph.model.TestId;
import dev.ralph.model.Witness;
import dev.ralph.verify.Judge;
import dev.ralph.verify.LeakJudge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The runs that prove a leak gone: its witnesses and the whole suite, before the change, with it and without it again. */
final class LeakProof {

    private static final int ROUNDS = 3;

    private final Sighting seen;
    private final Workbench bench;
    private final Matrix matrix;
    private final TaskRecord record;

    LeakProof(Sighting seen, Workshop shop, TaskRecord record) {
        this.seen = seen;
        this.bench = shop.bench();
        this.matrix = shop.matrix();
        this.record = record;
    }

    /** Runs the witnesses and, when one of them is red, the suite with one worker: a leak goes to a later test. */
    List<CellResult> before(List<Order> orders) {
        List<CellResult> results = new ArrayList<>(
                new WitnessRuns(matrix, bench.unchanged(), record.quietly("before")).run(seen.witnesses(), ROUNDS));
        if (seen.witnesses().stream().anyMatch(witness -> LeakJudge.isRed(witness, results))) {
            record.say("%d orders show it; running the whole suite before any change"
                    .formatted(seen.witnesses().size()));
            List<MatrixCell> suite = orders.stream()
                    .map(order -> new MatrixCell(Provider.OWN, order, 1, 1))
                    .toList();
            results.addAll(matrix.run(bench.unchanged(), suite, CellMode.NORMAL, record.watching("before")));
        }
        return results;
    }

    /**
     * What speaks against that the witnesses show the leak each time.
     *
     * @param victims that the task names
     */
    List<String> doubts(List<CellResult> before, List<String> victims) {
        Stream<String> unseen = victims.stream()
                .filter(victim -> seen.witnesses().stream()
                        .noneMatch(witness -> witness.victim().value().equals(victim)))
                .map("the task names %s, and nothing shows the leak into it"::formatted);
        Stream<String> unsteady = seen.witnesses().stream()
                .filter(witness -> !LeakJudge.isRed(witness, before))
                .map(witness ->
                        "%s did not fail each time in the order %s".formatted(witness.victim(), witness.order()));
        return Stream.concat(unseen, unsteady).toList();
    }

    /** Runs the same with the change. */
    List<CellResult> after(List<CellResult> before) {
        record.say("running the same with the change");
        List<CellResult> results = new ArrayList<>(
                new WitnessRuns(matrix, bench.suite(), record.quietly("after")).run(seen.witnesses(), ROUNDS));
        List<MatrixCell> suite = before.stream()
                .map(CellResult::cell)
                .filter(cell -> !LeakRepair.isOfWitness(cell))
                .toList();
        List<CellResult> whole = matrix.run(bench.suite(), suite, CellMode.NORMAL, record.watching("after"));
        whole.forEach(result -> results.add(steady(result, before)));
        return results;
    }

    /** A test that got worse is flaky only if it also fails without the change, now and then, in the same order. */
    private CellResult steady(CellResult now, List<CellResult> before) {
        Optional<CellResult> then = before.stream()
                .filter(result -> result.cell().equals(now.cell()))
                .findFirst();
        if (then.isEmpty() || Judge.regressed(then.get(), now).isEmpty()) {
            return now;
        }
        List<TestId> worse = Judge.regressed(then.get(), now);
        List<MatrixCell> cell = List.of(now.cell());
        CellResult again = matrix.run(bench.suite(), cell, CellMode.NORMAL, record.quietly("after"))
                .get(0);
        Set<TestId> flaky = new TreeSet<>();
        for (int i = 0; i < ROUNDS; i++) {
            flaky.addAll(matrix.run(bench.unchanged(), cell, CellMode.NORMAL, record.quietly("before"))
                    .get(0)
                    .failedTests());
        }
        boolean isFlaky =
                flaky.containsAll(worse) && Judge.regressed(then.get(), again).isEmpty();
        if (isFlaky) {
            record.warn("%s is flaky in %s, without the change, too".formatted(worse, now.cell()));
        }
        return isFlaky ? again : now;
    }

    /** Runs the witnesses without the change again. */
    List<CellResult> power() {
        record.say("taking the change away, to see the fault come back");
        WitnessRuns without = new WitnessRuns(matrix, bench.suite(), record.quietly("fixtures-off"));
        List<CellResult> results = new ArrayList<>();
        for (CellResult result : without.runWithoutFixtures(seen.witnesses())) {
            boolean cameBack = seen.witnesses().stream()
                    .filter(witness -> witness.isSeenIn(result))
                    .allMatch(witness -> witness.isRedIn(result));
            if (cameBack) {
                results.add(result);
            }
        }
        // Where the fixtures cannot be switched off alone, the whole change is taken away.
        List<Witness> rest = seen.witnesses().stream()
                .filter(witness -> !LeakJudge.isRed(witness, results))
                .toList();
        results.addAll(new WitnessRuns(matrix, bench.unchanged(), record.quietly("change-taken-away")).run(rest, 1));
        return results;
    }
}
