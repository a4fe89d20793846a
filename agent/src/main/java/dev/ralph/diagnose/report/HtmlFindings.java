package dev.ralph.diagnose.report;

import static dev.ralph.diagnose.report.Markup.element;

import dev.ralph.diagnose.order.Dependence;
import dev.ralph.diagnose.reading.StaticFinding;
import dev.ralph.model.OutsideText;
import dev.ralph.model.TestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the page says about each test that depends on others. */
final class HtmlFindings {

    private HtmlFindings() {}

    /** The form that hides rows. */
    static Markup filter(Report report) {
        List<Markup> inputs = new ArrayList<>();
        inputs.add(element("label")
                .of(
                        Markup.text("Only with "),
                        new Markup("<input type=\"search\" id=\"filter\" autocomplete=\"off\" />")));
        report.findings().stream()
                .map(finding -> word(finding.dependence().kind()))
                .distinct()
                .sorted()
                .forEach(kind -> inputs.add(element("label")
                        .of(
                                new Markup(
                                        "<input type=\"checkbox\" checked=\"\" data-kind=\"%s\" /> ".formatted(kind)),
                                Markup.text(kind))));
        inputs.add(new Markup("<output id=\"count\" aria-live=\"polite\"></output>"));
        return element("form", "id", "filters", "hidden", "").of(inputs);
    }

    /** A row for each finding. */
    static Markup table(Report report) {
        List<Markup> rows = new ArrayList<>();
        for (int number = 0; number < report.findings().size(); number++) {
            rows.add(row(report, number));
        }
        return HtmlParts.table(List.of("Kind", "Test", "Because of", "State", "Failure and remedy"), rows);
    }

    private static Markup row(Report report, int number) {
        Report.Finding finding = report.findings().get(number);
        Dependence found = finding.dependence();
        String kind = word(found.kind());
        return element("tr", "id", "finding-" + number, "data-kind", kind)
                .of(List.of(
                        element("td")
                                .of(element("span", "class", "kind " + kind).of(kind)),
                        element("td").of(HtmlParts.code(found.test().value())),
                        element("td").of(because(found)),
                        element("td")
                                .of(found.states().stream()
                                        .map(HtmlFindings::state)
                                        .toList()),
                        element("td").of(told(report, finding))));
    }

    private static List<Markup> because(Dependence found) {
        List<Markup> parts = new ArrayList<>();
        found.polluters().forEach(set -> parts.add(element("p").of(sequence(set))));
        list(parts, "passes after", found.setters());
        list(parts, "passes again after", found.cleaners());
        return parts;
    }

    private static void list(List<Markup> parts, String lead, List<TestId> tests) {
        if (!tests.isEmpty()) {
            parts.add(element("p").of(lead));
            tests.forEach(test -> parts.add(element("p").of(HtmlParts.code(test.value()))));
        }
    }

    private static Markup sequence(List<TestId> tests) {
        return Markup.joined(tests.stream()
                .flatMap(test -> Stream.of(element("span").of(" then "), HtmlParts.code(test.value())))
                .skip(1)
                .toList());
    }

    private static Markup state(Dependence.State state) {
        return element("p")
                .of(
                        element("strong").of(Shown.state(state.kind() + ":" + OutsideText.safe(state.where()))),
                        Markup.text(" "),
                        HtmlParts.change(Shown.before(state), Shown.after(state)),
                        Markup.text(state.location().isEmpty() ? "" : state.guessed() ? " probably at " : " at "),
                        state.location().isEmpty() ? Markup.NOTHING : HtmlParts.code(state.location()));
    }

    private static List<Markup> told(Report report, Report.Finding finding) {
        Dependence found = finding.dependence();
        List<Markup> parts = new ArrayList<>();
        found.failure()
                .ifPresent(failure -> parts.add(element("p")
                        .of(
                                element("strong").of(OutsideText.safe(failure.type())),
                                Markup.text(" " + OutsideText.safe(failure.headline())))));
        finding.remedy().ifPresent(remedy -> parts.add(element("p").of(OutsideText.safe(remedy.sentence()))));
        finding.remedy()
                .flatMap(Remedy::pattern)
                .ifPresent(pattern -> parts.add(element("p").of(Markup.text("Pattern: "), HtmlParts.code(pattern))));
        if (!found.remark().isEmpty()) {
            parts.add(element("p").of(OutsideText.safe(found.remark())));
        }
        finding.warnings()
                .forEach(number -> parts.add(element("p")
                        .of(element("a", "href", "#warning-" + number).of("In the source: " + place(report, number)))));
        if (!found.proofs().isEmpty()) {
            List<Markup> proofs = new ArrayList<>(List.of(element("summary").of("Evidence")));
            found.proofs().forEach(proof -> proofs.add(proof(proof)));
            parts.add(element("details").of(proofs));
        }
        return parts;
    }

    private static String place(Report report, int warning) {
        StaticFinding found = report.warnings().get(warning).found();
        return found.rule() + " at " + found.place();
    }

    private static Markup proof(Dependence.Proof proof) {
        return element("p")
                .of(
                        Markup.text("%d of %d runs failed%s: "
                                .formatted(proof.failed(), proof.runs(), proof.cold() ? ", fresh processes" : "")),
                        proof.order().size() > 30
                                ? Markup.text("an order of %d tests, the JSON has it"
                                        .formatted(proof.order().size()))
                                : sequence(proof.order()));
    }

    private static String word(Dependence.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
