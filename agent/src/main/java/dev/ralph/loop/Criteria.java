package dev.ralph.loop;

import dev.ralph.model.CellResult;
import dev.ralph.model.Criterion;
import dev.ralph.model.Fixture;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.Order;
import dev.ralph.model.Task;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds the success criteria of a task that the evidence of a FIXED verdict supports; the others stay open, for a
 * person to tick.
 */
final class Criteria {

    private static final Pattern CONTINUOUS_INTEGRATION = words("\\bCI\\b|continuous integration|CI/CD");
    private static final Pattern POWER = words("switched off|come back|comes back|taken away");
    private static final Pattern GUARD =
            words("^no (stubs?|todos?)\\b|^no test (was|is) (removed|skipped|loosened|deleted)");
    private static final Pattern GREEN = words("\\btests? pass(es)?\\b|^task completed$");

    private final List<Fixture> fixtures;
    private final Matrices matrices;

    private Criteria(List<Fixture> fixtures, Matrices matrices) {
        this.fixtures = fixtures;
        this.matrices = matrices;
    }

    /** Returns the criteria to tick, for a verdict of FIXED. */
    static List<String> supported(Task task, List<Fixture> fixtures, Matrices matrices) {
        Criteria criteria = new Criteria(fixtures, matrices);
        return task.criteria().stream()
                .filter(criterion -> !criterion.ticked())
                .map(Criterion::text)
                .filter(criteria::isSupported)
                .toList();
    }

    private boolean isSupported(String text) {
        // The narrow kinds come first: a sentence on CI also says that tests pass.
        if (CONTINUOUS_INTEGRATION.matcher(text).find()) {
            return fixtures.stream().anyMatch(fixture -> fixture.pattern().equals("provider-ci"));
        }
        if (POWER.matcher(text).find()) {
            return matrices.withoutFixtures().stream()
                    .anyMatch(result -> result.outcome() == CellResult.Outcome.FAILED);
        }
        return GUARD.matcher(text).find() || (GREEN.matcher(text).find() && allThatIsNamedRan(text));
    }

    /** Whether there was a cell for every provider, order and number of workers that a criterion speaks of. */
    private boolean allThatIsNamedRan(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        return List.of("postgresql", "sqlite", "mock").stream()
                        .filter(words::contains)
                        .allMatch(name -> ran(cell -> cell.provider().name().equals(name)))
                && (!words.contains("revers") || ran(cell -> cell.order().kind() == Order.Kind.REVERSED))
                && (!words.contains("shuffl") || ran(cell -> cell.order().kind() == Order.Kind.SHUFFLED))
                && (!words.matches(".*\\b(parallel|concurren\\w*|workers?)\\b.*") || ran(cell -> cell.workers() > 1))
                && (!words.matches(".*\\b(four|4)\\b.*") || ran(cell -> cell.workers() == 4));
    }

    private boolean ran(Predicate<MatrixCell> kind) {
        return matrices.after().stream().map(CellResult::cell).anyMatch(kind);
    }

    private static Pattern words(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }
}
