package dev.ralph.diagnose.order;

import dev.ralph.diagnose.order.Dependence.Proof;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How often each short order was run, and how often the test at its end did not pass. */
final class Tally {

    /** Longer orders are run once and then made smaller. */
    private static final int LONGEST = 50;

    private static final int MOST = 5;

    private static final class Count {
        private int runs;
        private int failed;
    }

    private final Map<TestId, FailureRecord> failures = new HashMap<>();
    private final Map<List<TestId>, Count> warm = new LinkedHashMap<>();
    private final Map<List<TestId>, Count> cold = new LinkedHashMap<>();

    void add(Sight sight, boolean isCold) {
        Optional<TestRun.Outcome> last = sight.last();
        sight.failure().ifPresent(failure -> failures.putIfAbsent(sight.lastTest(), failure));
        boolean counts =
                sight.probe().restored().isEmpty() && sight.probe().tests().size() <= LONGEST && last.isPresent();
        if (counts) {
            Count count = (isCold ? cold : warm).computeIfAbsent(sight.probe().tests(), order -> new Count());
            count.runs++;
            count.failed += last.get() == TestRun.Outcome.PASSED ? 0 : 1;
        }
    }

    /** What is known of an order; no runs when nothing is. */
    Proof proof(List<TestId> order, boolean isCold) {
        Count count = (isCold ? cold : warm).getOrDefault(order, new Count());
        return new Proof(order, count.runs, count.failed, isCold);
    }

    /** The runs of this very order, when the test at its end did not always end the same way. */
    List<Proof> mixed(List<TestId> order) {
        return Stream.of(proof(order, false), proof(order, true))
                .filter(Tally::isMixed)
                .toList();
    }

    private static boolean isMixed(Proof proof) {
        return proof.failed() > 0 && proof.failed() < proof.runs();
    }

    /** The orders after which the test ended in two ways, the shortest first. */
    List<Proof> mixed(TestId test) {
        return Stream.of(false, true)
                .flatMap(isCold -> (isCold ? cold : warm)
                        .keySet().stream()
                                .filter(order -> order.get(order.size() - 1).equals(test))
                                .map(order -> proof(order, isCold)))
                .filter(Tally::isMixed)
                .sorted(Comparator.comparingInt(proof -> proof.order().size()))
                .limit(MOST)
                .toList();
    }

    /** How the test failed first. */
    Optional<FailureRecord> failure(TestId test) {
        return Optional.ofNullable(failures.get(test));
    }
}
