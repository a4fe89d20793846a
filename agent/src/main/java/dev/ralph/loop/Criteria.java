package dev.ralph.loop;

import dev.ralph.model.CellResult;
import dev.ralph.model.Criterion;
import dev.ralph.model.Fixture;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.Order;
import dev.ralph.model.Provider;
import dev.ralph.model.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the success criteria of a task that the evidence of a FIXED verdict supports. A sentence on tests that pass is
 * ticked only when every word of it is understood; everything else stays open, for a person to tick.
 */
final class Criteria {

    private static final Set<String> UNDERSTOOD = Set.of(
            ("a all and any are concurrent concurrently declared each every four in isolated mock on one or order orders"
                            + " parallel pass passes postgresql provider providers random reversed run runs shuffled"
                            + " single sqlite state suite test tests the three with worker workers")
                    .split(" "));
    private static final Pattern SCRIPT = words("\\bscript\\b.*\\bproviders?\\b");
    private static final Pattern POWER = words("^the faults? comes? back when the fixtures? (are|is) switched off$");
    private static final Pattern GUARD =
            words("^no stubs or todos$|^no test (was|is) removed(, skipped or loosened| or skipped)?$");
    private static final Pattern GREEN = words("\\btests? pass(es)?\\b|^the suite passes\\b");
    private static final Pattern ALL_PROVIDERS = words("\\b(each|every|all|three)( the)? providers?\\b");

    private final List<Fixture> fixtures;
    private final Matrices matrices;
    private final List<Provider> known;

    private Criteria(List<Fixture> fixtures, Matrices matrices, List<Provider> known) {
        this.fixtures = fixtures;
        this.matrices = matrices;
        this.known = known;
    }

    /**
     * Returns the criteria to tick, for a verdict of FIXED.
     *
     * @param known every provider there is, also one that was left out
     */
    static List<String> supported(Task task, List<Fixture> fixtures, Matrices matrices, List<Provider> known) {
        Criteria criteria = new Criteria(fixtures, matrices, known);
        List<String> open = task.criteria().stream()
                .filter(criterion -> !criterion.ticked())
                .map(Criterion::text)
                .toList();
        List<String> supported =
                new ArrayList<>(open.stream().filter(criteria::isSupported).toList());
        open.stream()
                .filter(text -> text.equalsIgnoreCase("Task completed"))
                .filter(text -> supported.size() == open.size() - 1)
                .forEach(supported::add);
        return supported;
    }

    private boolean isSupported(String text) {
        if (SCRIPT.matcher(text).find()) {
            return fixtures.stream().anyMatch(fixture -> fixture.pattern().equals("provider-ci"));
        }
        // A FIXED verdict includes the guards and the check without fixtures.
        return (POWER.matcher(text).find() && wereSwitchedOff())
                || GUARD.matcher(text).find()
                || (LeakDraft.PASSES.contains(text) && hasAllWitnesses())
                || (GREEN.matcher(text).find() && isGreen() && isUnderstood(text) && allThatIsNamedRan(text));
    }

    /** Where fixtures stand in the files of tests, the whole change is taken away; that is not what was asked for. */
    private boolean wereSwitchedOff() {
        return !Coding.isIn(fixtures)
                && !matrices.withoutFixtures().isEmpty()
                && matrices.withoutFixtures().stream()
                        .noneMatch(result -> result.cell().order().kind() == Order.Kind.WITNESS);
    }

    /** A leak that is shown by more orders than are run has pairs that nobody looked at. */
    private boolean hasAllWitnesses() {
        long witnesses = matrices.after().stream()
                .map(result -> result.cell().order())
                .filter(order -> order.kind() == Order.Kind.WITNESS)
                .distinct()
                .count();
        return witnesses > 0 && witnesses < Sighting.MOST_WITNESSES;
    }

    /** The proof of one leak lets the other faults of a suite be. */
    private boolean isGreen() {
        return !matrices.after().isEmpty()
                && matrices.after().stream().allMatch(result -> result.outcome() == CellResult.Outcome.PASSED);
    }

    private static boolean isUnderstood(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .allMatch(word -> UNDERSTOOD.contains(word) || word.equals("4"));
    }

    /** Whether there was a cell for every provider, order and number of workers that a criterion speaks of. */
    private boolean allThatIsNamedRan(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        boolean all = ALL_PROVIDERS.matcher(text).find();
        Stream<String> providers = Stream.concat(
                Stream.of("postgresql", "sqlite", "mock").filter(words::contains),
                all ? known.stream().map(Provider::name) : Stream.empty());
        return providers.allMatch(name -> ran(cell -> cell.provider().name().equals(name)))
                && (!words.contains("revers") || ran(cell -> cell.order().kind() == Order.Kind.REVERSED))
                && (!words.matches(".*(shuffl|random).*")
                        || ran(cell -> cell.order().kind() == Order.Kind.SHUFFLED))
                && (!words.contains("any order") || ran(cell -> cell.order().kind() != Order.Kind.DECLARED))
                && (!words.matches(".*\\b(parallel|concurren\\w*|workers)\\b.*") || ran(cell -> cell.workers() > 1))
                && (!words.matches(".*\\b(four|4)\\b.*") || ran(cell -> cell.workers() == 4));
    }

    private boolean ran(Predicate<MatrixCell> kind) {
        return matrices.after().stream().map(CellResult::cell).anyMatch(kind);
    }

    private static Pattern words(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }
}
