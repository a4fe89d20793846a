package dev.ralph.diagnose.report;

import dev.ralph.diagnose.order.Examination;
import dev.ralph.diagnose.order.Examination.Coverage;
import dev.ralph.model.OutsideText;
import dev.ralph.runner.ProbeSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report in sentences. */
public final class Words {

    private final Report report;
    private final Examination examination;

    public Words(Report report) {
        this.report = report;
        this.examination = report.examination();
    }

    /** How the suite behaves by itself. */
    public String baseline() {
        int tests = examination.tests().size();
        if (tests == 0) {
            return "NO TESTS: the suite has none.";
        }
        return switch (examination.baseline()) {
            case GREEN -> "The suite is green: %s in its own order, run twice in fresh processes.".formatted(of(tests));
            case RED ->
                examination.failing().isEmpty()
                        ? "RED: the suite fails in its own order, both times."
                        : "RED: the suite fails in its own order, both times: %s."
                                .formatted(of(examination.failing().size()));
            case UNSTABLE ->
                "UNSTABLE: two runs of the suite in its own order differ; what follows may be chance, too.";
            case BROKEN_OFF ->
                "BROKEN OFF: the suite did not come to its end in its own order; nothing can be said about it.";
        };
    }

    /** The whole in one sentence. */
    public String outcome() {
        return switch (report.outcome()) {
            case NOTHING_CAN_BE_SAID -> "NOTHING CAN BE SAID: the suite could not be examined.";
            case FOUND ->
                report.findings().isEmpty()
                        ? "FOUND: the suite is not green by itself."
                        : "FOUND: %s, %s."
                                .formatted(
                                        count(report.findings().size(), "finding"),
                                        count(report.groups().size(), "leak"));
            case CLEAN_SO_FAR -> "CLEAN SO FAR: nothing was found, but not all was looked at.";
            case CLEAN -> "CLEAN: no test was seen to depend on another.";
        };
    }

    /** What was looked at, what it took, and what is uncertain. */
    public List<String> facts() {
        List<String> facts = new ArrayList<>();
        if (!examination.leaks().isEmpty()) {
            facts.add("%s left behind that no test minded."
                    .formatted(count(examination.leaks().size(), "change of state", "changes of state")));
        }
        if (!report.warnings().isEmpty()) {
            long shown = report.warnings().stream()
                    .filter(warning -> !warning.findings().isEmpty())
                    .count();
            facts.add("%s in the source, %d of them borne out by runs."
                    .formatted(count(report.warnings().size(), "warning"), shown));
        }
        facts.add(coverage(examination.coverage()));
        facts.add(cost(examination.cost()));
        examination.remarks().stream().map(OutsideText::safe).forEach(facts::add);
        return facts;
    }

    private static String coverage(Coverage covered) {
        return "%s of %s ordered pairs of tests ran one right behind the other; %s, tried in %s."
                        .formatted(
                                number(covered.pairs()),
                                number(covered.of()),
                                count(covered.states(), "set of changed state", "sets of changed state"),
                                count(covered.stateProbes(), "run"))
                + (covered.whole() ? "" : " NOT ALL that was planned was run within the time.");
    }

    private static String cost(ProbeSession.Cost cost) {
        return "It took %s, %s and %s in %s."
                .formatted(
                        count(cost.processes(), "process", "processes"),
                        count(cost.forks(), "fork"),
                        count(cost.tests(), "run of a test", "runs of tests"),
                        String.format(Locale.ROOT, "%.1f s", cost.took().toMillis() / 1000.0));
    }

    private static String of(int tests) {
        return count(tests, "test");
    }

    private static String count(long count, String noun) {
        return count(count, noun, noun + "s");
    }

    private static String count(long count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
