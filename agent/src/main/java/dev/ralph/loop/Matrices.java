package dev.ralph.loop;

import dev.ralph.model.CellResult;
import java.util.List;

/**
 * The three matrices of a proof: before the change, after it, and with the change but its fixtures switched off.
 */
record Matrices(List<CellResult> before, List<CellResult> after, List<CellResult> withoutFixtures) {

    Matrices {
        before = List.copyOf(before);
        after = List.copyOf(after);
        withoutFixtures = List.copyOf(withoutFixtures);
    }

    /** Says in one sentence what the three showed. */
    String sentence() {
        return "%d of %d cells passed before, %d of %d after; with the change taken away %d of %d failed again."
                .formatted(
                        passed(before),
                        before.size(),
                        passed(after),
                        after.size(),
                        withoutFixtures.size() - passed(withoutFixtures),
                        withoutFixtures.size());
    }

    private static int passed(List<CellResult> results) {
        return (int) results.stream()
                .filter(result -> result.outcome() == CellResult.Outcome.PASSED)
                .count();
    }
}
