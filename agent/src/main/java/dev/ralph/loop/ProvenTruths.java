package dev.ralph.loop;

import dev.ralph.model.CellResult;
import dev.ralph.model.Order;
import dev.ralph.verify.PlanReport;
import dev.ralph.verify.PlanReport.TruthCheck;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the truths of a plan that a proof by running supports. A sentence is supported only when every word of it is
 * understood: tests that pass in both orders, and again on what they left, found nothing that an earlier one left.
 */
final class ProvenTruths {

    private static final Pattern FRESH =
            words("(each|every) test(s| function)? (gets|has|starts (with|from)|sees|runs (on|with)"
                    + "|uses) (a|an|its own) ((fresh|clean|new|empty|isolated)(,| and)? )+(database|db)( state| session)?"
                    + "|no (database )?(state )?(pollution|leak(s|age)?)( of (database )?state)? between tests");
    private static final Pattern ORDERS =
            words("(the |both )*(tests|files|modules) pass in (any|either|both|each|every) orders?");
    private static final Pattern TWICE =
            words("(the |both )*(tests|files|modules) pass (twice( in a row)?|again|a second time)");

    private final List<CellResult> after;

    /** Takes the cells with a change that was judged to be a repair. */
    ProvenTruths(List<CellResult> after) {
        this.after = List.copyOf(after);
    }

    /** The report with the truths that the proof supports. */
    PlanReport in(PlanReport report) {
        return new PlanReport(
                report.artifacts(),
                report.keyLinks(),
                report.tasks(),
                report.truths().stream().map(this::judged).toList());
    }

    private TruthCheck judged(TruthCheck truth) {
        return truth.isSupported() || !holds(truth.truth())
                ? truth
                : new TruthCheck(truth.truth(), PlanTests.sentence(after), List.of("the matrix of the proof"));
    }

    /** Whether the cells show what a sentence says. */
    boolean holds(String truth) {
        String text = truth.strip().replaceFirst("\\.$", "");
        boolean isGreen =
                !after.isEmpty() && after.stream().allMatch(result -> result.outcome() == CellResult.Outcome.PASSED);
        return isGreen
                && ((FRESH.matcher(text).matches() && inBothOrders() && again())
                        || (ORDERS.matcher(text).matches() && inBothOrders())
                        || (TWICE.matcher(text).matches() && again()));
    }

    private boolean inBothOrders() {
        return has(Order.Kind.DECLARED) && has(Order.Kind.REVERSED);
    }

    private boolean has(Order.Kind kind) {
        return after.stream().anyMatch(result -> result.cell().order().kind() == kind);
    }

    private boolean again() {
        return after.stream().anyMatch(result -> result.cell().round() == PlanTests.SECOND);
    }

    private static Pattern words(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }
}
