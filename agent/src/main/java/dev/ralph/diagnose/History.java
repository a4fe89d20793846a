package dev.ralph.diagnose;

import dev.ralph.model.CellResult;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.Provider;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who ran before whom in which cell, and how it went. */
final class History {

    /**
     * One cell as one test saw it.
     *
     * @param before the tests that had ended when it ended; with several workers another process may have run them
     */
    record Sight(CellResult result, boolean failed, Set<TestId> before) {}

    private final List<CellResult> notRun;
    private final List<CellResult> ran;
    private final Map<CellResult, Map<TestId, Integer>> positions = new HashMap<>();

    History(List<CellResult> baseline) {
        this.ran = baseline.stream()
                .filter(cell -> cell.outcome() != CellResult.Outcome.NOT_RUN)
                .toList();
        this.notRun = baseline.stream()
                .filter(cell -> cell.outcome() == CellResult.Outcome.NOT_RUN)
                .toList();
        ran.forEach(cell -> positions.put(cell, positions(cell)));
    }

    Set<TestId> victims() {
        return ran.stream().flatMap(cell -> cell.failedTests().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every cell in which the test ran to an end. */
    List<Sight> sightsOf(TestId test) {
        return ran.stream()
                .filter(cell -> positions(cell, test) >= 0)
                .map(cell -> new Sight(cell, cell.failedTests().contains(test), before(cell, test)))
                .toList();
    }

    List<FailureRecord> failuresOf(TestId test) {
        return ran.stream()
                .flatMap(cell -> cell.failures().stream())
                .filter(failure -> failure.test().equals(test))
                .toList();
    }

    /** Whether in some cell of the provider a test failed after one of {@code polluters} had ended. */
    boolean failedAfter(Provider provider, Set<TestId> polluters) {
        return ran.stream()
                .filter(cell -> cell.cell().provider().equals(provider))
                .anyMatch(cell -> cell.failedTests().stream()
                        .anyMatch(victim -> polluters.stream().anyMatch(polluter -> isBefore(cell, polluter, victim))));
    }

    List<String> sentencesOfCellsThatDidNotRun() {
        Map<String, Long> reasons = notRun.stream()
                .collect(Collectors.groupingBy(
                        cell -> cell.cell().provider() + " did not run: "
                                + cell.reason().lines().findFirst().orElse(""),
                        TreeMap::new,
                        Collectors.counting()));
        return reasons.entrySet().stream()
                .map(reason -> "%d cells of %s".formatted(reason.getValue(), reason.getKey()))
                .toList();
    }

    private boolean isBefore(CellResult cell, TestId one, TestId other) {
        int first = positions(cell, one);
        return first >= 0 && first < positions(cell, other);
    }

    private int positions(CellResult cell, TestId test) {
        return positions.getOrDefault(cell, Map.of()).getOrDefault(test, -1);
    }

    private Set<TestId> before(CellResult cell, TestId test) {
        return cell.testsRun().stream()
                .filter(other -> isBefore(cell, other, test))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<TestId, Integer> positions(CellResult cell) {
        Map<TestId, Integer> positions = new LinkedHashMap<>();
        for (TestRun run : cell.runs()) {
            if (run.outcome() != TestRun.Outcome.SKIPPED) {
                positions.putIfAbsent(run.test(), positions.size());
            }
        }
        return positions;
    }
}
