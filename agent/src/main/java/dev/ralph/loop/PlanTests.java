package dev.ralph.loop;

import dev.ralph.matrix.CellMode;
import dev.ralph.matrix.Matrix;
import dev.ralph.model.CellResult;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.Order;
import dev.ralph.model.Provider;
import dev.ralph.model.TestId;
import dev.ralph.runner.Runner;
import dev.ralph.runner.Suite;
import dev.ralph.verify.Judge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The small matrix that proves what rules do for a plan: the tests of the files that it names, in declared order, in
 * reversed order, and a second time in one copy of the tree.
 */
final class PlanTests {

    /** The second run in one copy of the tree; the first is the round of all other cells. */
    static final int SECOND = 2;

    private final Runner runner;
    private final Matrix matrix;
    private final List<Provider> providers;
    private final Set<String> files;
    private final TaskRecord record;

    /**
     * Takes what it runs with.
     *
     * @param files relative to the folder that the runner works in
     */
    PlanTests(Workshop shop, List<Provider> providers, Set<String> files, TaskRecord record) {
        this.runner = shop.kit().runner();
        this.matrix = shop.matrix();
        this.providers = List.copyOf(providers);
        this.files = Set.copyOf(files);
        this.record = record;
    }

    /** The tests of the named files. */
    List<TestId> in(Suite suite) {
        return suite.tests().stream()
                .filter(test -> files.stream().anyMatch(file -> holds(file, test)))
                .toList();
    }

    /** Whether a file has a test; that of a Java test is named after its outermost class. */
    static boolean holds(String file, TestId test) {
        String container = test.container();
        String source = container.replaceFirst("\\$.*", "").replace('.', '/') + ".java";
        return file.equals(container) || file.equals(source) || file.endsWith("/" + source);
    }

    /** The first of some files that no test is in. */
    Optional<String> without(Suite suite, Set<String> some) {
        List<TestId> tests = in(suite);
        return some.stream()
                .filter(file -> tests.stream().noneMatch(test -> holds(file, test)))
                .sorted()
                .findFirst();
    }

    /** Runs every cell. */
    List<CellResult> run(Suite whole, String phase) {
        List<MatrixCell> once = providers.stream()
                .flatMap(provider -> List.of(Order.DECLARED, Order.REVERSED).stream()
                        .map(order -> new MatrixCell(provider, order, 1, 1)))
                .toList();
        List<MatrixCell> again = providers.stream()
                .map(provider -> new MatrixCell(provider, Order.DECLARED, 1, SECOND))
                .toList();
        return run(whole, once, again, phase);
    }

    /** The tests of the whole suite that are worse with the change, in declared or reversed order, one sentence each. */
    List<String> worse(Suite unchanged, Suite changed) {
        List<MatrixCell> cells = List.of(Order.DECLARED, Order.REVERSED).stream()
                .map(order -> new MatrixCell(providers.get(0), order, 1, SECOND + 1))
                .toList();
        List<CellResult> before = matrix.run(unchanged, cells, CellMode.NORMAL, record.quietly("suite-before"));
        List<CellResult> after = matrix.run(changed, cells, CellMode.NORMAL, record.quietly("suite-after"));
        return IntStream.range(0, cells.size())
                .mapToObj(i -> Judge.worse(before.get(i), after.get(i)))
                .flatMap(List::stream)
                .toList();
    }

    /** Runs without the change, for each provider, the cell that had most failures. */
    List<CellResult> power(Suite unchanged, List<CellResult> before) {
        Map<Provider, MatrixCell> worst = before.stream()
                .filter(result -> result.outcome() == CellResult.Outcome.FAILED)
                .collect(Collectors.toMap(result -> result.cell().provider(), Function.identity(), PlanTests::worse))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().cell()));
        return run(
                unchanged,
                worst.values().stream().filter(cell -> cell.round() != SECOND).toList(),
                worst.values().stream().filter(cell -> cell.round() == SECOND).toList(),
                "change-taken-away");
    }

    private static CellResult worse(CellResult one, CellResult other) {
        return other.failures().size() > one.failures().size() ? other : one;
    }

    private List<CellResult> run(Suite whole, List<MatrixCell> once, List<MatrixCell> again, String phase) {
        Suite suite = whole.only(in(whole));
        List<CellResult> results = new ArrayList<>(matrix.run(suite, once, CellMode.NORMAL, record.watching(phase)));
        runner.twice(suite)
                .ifPresent(twice -> results.addAll(matrix.run(twice, again, CellMode.NORMAL, record.watching(phase))));
        return List.copyOf(results);
    }

    /** What the cells with the change showed, in one sentence. */
    static String sentence(List<CellResult> after) {
        Set<TestId> tests =
                after.stream().flatMap(result -> result.testsRun().stream()).collect(Collectors.toSet());
        boolean isTwice = after.stream().anyMatch(result -> result.cell().round() == SECOND);
        String providers = after.stream()
                .map(result -> result.cell().provider().name())
                .distinct()
                .collect(Collectors.joining(", "));
        return "%d tests passed in declared and reversed order%s on %s"
                .formatted(tests.size(), isTwice ? ", and twice in a row in one copy of the tree," : "", providers);
    }

    /** Whether a cell failed before and fails again. */
    static long cameBack(List<CellResult> before, List<CellResult> power) {
        Map<MatrixCell, CellResult> then =
                before.stream().collect(Collectors.toMap(CellResult::cell, Function.identity()));
        return power.stream()
                .filter(result -> Judge.cameBack(then.get(result.cell()), result))
                .count();
    }
}
