package dev.ralph.loop;

import dev.ralph.model.CellResult;
import dev.ralph.model.Criterion;
import dev.ralph.model.Fixture;
import dev.ralph.model.Task;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the success criteria of a task that the evidence of a FIXED verdict supports; the others stay open. */
final class Criteria {

    private static final Pattern CONTINUOUS_INTEGRATION = words("\\bCI\\b|continuous integration|CI/CD");
    private static final Pattern PARALLEL = words("parallel|concurren|workers?\\b");
    private static final Pattern POWER = words("switched off|come back|comes back|taken away");
    private static final Pattern GUARD = words("no stubs?|no todos?|removed|skipped|loosened|deleted");
    private static final Pattern GREEN = words("tests? pass|pass(es)? on|task completed|isolat");

    private Criteria() {}

    /** Returns the criteria to tick, for a verdict of FIXED. */
    static List<String> supported(Task task, List<Fixture> fixtures, Matrices matrices) {
        return task.criteria().stream()
                .filter(criterion -> !criterion.ticked())
                .map(Criterion::text)
                .filter(text -> isSupported(text, fixtures, matrices))
                .toList();
    }

    private static boolean isSupported(String text, List<Fixture> fixtures, Matrices matrices) {
        // The narrow kinds come first: a sentence on CI also says that tests pass.
        if (CONTINUOUS_INTEGRATION.matcher(text).find()) {
            return fixtures.stream()
                    .anyMatch(fixture -> fixture.pattern().equals("provider-ci")
                            && !fixture.patch().edits().isEmpty());
        }
        if (PARALLEL.matcher(text).find()) {
            return matrices.after().stream().anyMatch(result -> result.cell().workers() > 1);
        }
        if (POWER.matcher(text).find()) {
            return matrices.withoutFixtures().stream()
                    .anyMatch(result -> result.outcome() == CellResult.Outcome.FAILED);
        }
        return GUARD.matcher(text).find() || GREEN.matcher(text).find();
    }

    private static Pattern words(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }
}
