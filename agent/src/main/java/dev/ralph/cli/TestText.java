package dev.ralph.cli;

import dev.ralph.diagnose.order.Dependence;
import dev.ralph.diagnose.order.Dependence.Proof;
import dev.ralph.diagnose.order.Dependence.State;
import dev.ralph.diagnose.report.Remedy;
import dev.ralph.diagnose.report.Report;
import dev.ralph.diagnose.report.Shown;
import dev.ralph.diagnose.report.Words;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.Leak;
import dev.ralph.model.OutsideText;
import dev.ralph.model.TestId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a diagnosis says about one test, as text for people. */
final class TestText {

    private static final int LONGEST_ORDER = 12;

    private final StringBuilder text = new StringBuilder();

    private TestText() {}

    static String of(Report report, TestId test) {
        TestText told = new TestText();
        Words words = new Words(report);
        told.line(0, words.baseline());
        told.line(0, "");
        told.line(0, test.value());
        if (report.examination().failing().contains(test)) {
            told.line(1, "It fails in the suite's own order.");
        }
        if (report.examination().unsteady().contains(test)) {
            told.line(1, "It did not end the same way in two runs of the suite's own order.");
        }
        report.findings().stream()
                .filter(finding -> finding.dependence().test().equals(test))
                .forEach(told::finding);
        told.harm(report, test);
        report.examination().leaks().stream()
                .filter(leak -> leak.polluter().equals(test))
                .forEach(told::leak);
        if (report.findings().stream()
                .noneMatch(finding -> finding.dependence().test().equals(test))) {
            told.line(1, "No run showed that it depends on another test.");
        }
        told.line(0, "");
        words.facts().forEach(fact -> told.line(0, fact));
        return told.text.toString();
    }

    private void finding(Report.Finding finding) {
        Dependence found = finding.dependence();
        line(1, "It is %s: %s".formatted(found.kind().name().toLowerCase(Locale.ROOT), meaning(found.kind())));
        found.failure().ifPresent(this::failure);
        found.polluters().forEach(set -> line(2, "fails after     " + order(set)));
        tests("passes after    ", found.setters());
        tests("cleaned by      ", found.cleaners());
        found.states().forEach(this::state);
        if (found.states().isEmpty() && !found.polluters().isEmpty()) {
            line(2, "carried by      state that was not seen");
        }
        found.proofs().forEach(this::proof);
        finding.remedy().map(Remedy::sentence).ifPresent(remedy -> line(2, "remedy          " + safe(remedy)));
        finding.remedy().flatMap(Remedy::pattern).ifPresent(pattern -> line(2, "pattern         " + pattern));
        if (!found.remark().isEmpty()) {
            line(2, "note            " + safe(found.remark()));
        }
    }

    private static String meaning(Dependence.Kind kind) {
        return switch (kind) {
            case VICTIM -> "it passes alone and does not pass after others.";
            case BRITTLE -> "it fails alone and passes after others.";
            case FLAKY -> "it passes and fails under the same conditions.";
            case BROKEN -> "it fails alone and in every order.";
            case PARALLEL -> "it fails only while other tests run at the same time.";
        };
    }

    private void failure(FailureRecord failure) {
        line(2, "with            %s %s".formatted(safe(failure.type()), safe(failure.headline())));
    }

    private void tests(String lead, List<TestId> tests) {
        tests.forEach(test -> line(2, lead + Shown.oneLine(test.value())));
    }

    private void state(State state) {
        line(
                2,
                "carried by      %s: %s → %s%s"
                        .formatted(
                                Shown.state(state.kind() + ":" + safe(state.where())),
                                Shown.before(state),
                                Shown.after(state),
                                LeakBlock.place(state)));
    }

    private void proof(Proof proof) {
        line(
                2,
                "shown by        %d of %d runs failing%s: %s"
                        .formatted(
                                proof.failed(),
                                proof.runs(),
                                proof.cold() ? " in fresh processes" : "",
                                order(proof.order())));
    }

    private void harm(Report report, TestId test) {
        report.findings().stream()
                .map(Report.Finding::dependence)
                .filter(found ->
                        !found.test().equals(test) && found.polluters().stream().anyMatch(set -> set.contains(test)))
                .forEach(found -> {
                    line(
                            1,
                            "It makes another fail: "
                                    + Shown.oneLine(found.test().value()));
                    found.states().stream()
                            .filter(state -> state.polluter().equals(test))
                            .forEach(this::state);
                });
    }

    private void leak(Leak leak) {
        line(
                1,
                "It leaves %s changed, and no test was seen to mind."
                        .formatted(Shown.state(leak.kind() + ":" + safe(leak.where()))));
    }

    private static String order(List<TestId> tests) {
        if (tests.size() > LONGEST_ORDER) {
            return "an order of %d tests, --json has it".formatted(tests.size());
        }
        return tests.stream().map(test -> Shown.oneLine(test.value())).collect(Collectors.joining(" then "));
    }

    private static String safe(String foreign) {
        return OutsideText.safe(foreign);
    }

    private void line(int depth, String sentence) {
        text.append("  ".repeat(depth)).append(Shown.oneLine(sentence)).append('\n');
    }
}
