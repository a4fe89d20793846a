package dev.ralph.diagnose.report;

import static dev.ralph.diagnose.report.Markup.element;

import dev.ralph.diagnose.order.Dependence;
import dev.ralph.diagnose.order.Examination;
import dev.ralph.diagnose.reading.StaticFinding;
import dev.ralph.model.Leak;
import dev.ralph.model.OutsideText;
import dev.ralph.model.TestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The sections of the page. */
final class HtmlSections {

    private HtmlSections() {}

    static List<Markup> of(Report report) {
        List<Markup> sections = new ArrayList<>();
        Words words = new Words(report);
        boolean isGood = report.outcome() == Report.Outcome.CLEAN;
        sections.add(element("p", "class", isGood ? "banner good" : "banner bad", "role", "status")
                .of(words.outcome()));
        boolean isGreen = report.examination().baseline() == Examination.Baseline.GREEN;
        sections.add(element("p", "class", isGreen ? "baseline" : "banner bad").of(words.baseline()));
        tests("Failing in the suite's own order", report.examination().failing(), sections);
        tests(
                "Not the same in two runs of the suite's own order",
                report.examination().unsteady(),
                sections);
        sections.add(element("ul", "class", "facts")
                .of(words.facts().stream().map(fact -> element("li").of(fact)).toList()));
        if (!report.groups().isEmpty()) {
            sections.add(element("h2").of("Leaks"));
            sections.add(new LeakGraph(report.groups()).svg());
        }
        if (!report.findings().isEmpty()) {
            sections.add(element("h2").of("Findings"));
            sections.add(filter(report));
            sections.add(findings(report));
        }
        leaks(report.examination(), sections);
        warnings(report, sections);
        return sections;
    }

    private static void tests(String lead, List<TestId> tests, List<Markup> sections) {
        if (!tests.isEmpty()) {
            sections.add(element("p").of(lead + ":"));
            sections.add(element("ul")
                    .of(tests.stream()
                            .map(test -> element("li").of(code(test.value())))
                            .toList()));
        }
    }

    private static Markup filter(Report report) {
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

    private static Markup findings(Report report) {
        List<Markup> rows = new ArrayList<>();
        for (int number = 0; number < report.findings().size(); number++) {
            rows.add(row(report, number));
        }
        return table(List.of("Kind", "Test", "Because of", "State", "Failure and remedy"), rows);
    }

    private static Markup row(Report report, int number) {
        Report.Finding finding = report.findings().get(number);
        Dependence found = finding.dependence();
        String kind = word(found.kind());
        return element("tr", "id", "finding-" + number, "data-kind", kind)
                .of(List.of(
                        element("td")
                                .of(element("span", "class", "kind " + kind).of(kind)),
                        element("td").of(code(found.test().value())),
                        element("td").of(because(found)),
                        element("td")
                                .of(found.states().stream()
                                        .map(HtmlSections::state)
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
            tests.forEach(test -> parts.add(element("p").of(code(test.value()))));
        }
    }

    private static Markup sequence(List<TestId> tests) {
        return Markup.joined(tests.stream()
                .flatMap(test -> Stream.of(element("span").of(" then "), code(test.value())))
                .skip(1)
                .toList());
    }

    private static Markup state(Dependence.State state) {
        return element("p")
                .of(
                        element("strong").of(Shown.state(state.kind() + ":" + OutsideText.safe(state.where()))),
                        Markup.text(" "),
                        change(Shown.before(state), Shown.after(state)),
                        Markup.text(state.location().isEmpty() ? "" : state.guessed() ? " probably at " : " at "),
                        state.location().isEmpty() ? Markup.NOTHING : code(state.location()));
    }

    private static Markup change(String before, String after) {
        return element("span", "class", "change").of(code(before), Markup.text(" → "), code(after));
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
                .ifPresent(pattern -> parts.add(element("p").of(Markup.text("Pattern: "), code(pattern))));
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

    private static String test(Report report, int finding) {
        return report.findings().get(finding).dependence().test().value();
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

    private static void leaks(Examination examination, List<Markup> sections) {
        if (!examination.leaks().isEmpty()) {
            sections.add(element("h2").of("Changed state that no test minded"));
            sections.add(table(
                    List.of("State", "Left behind by", "Change"),
                    examination.leaks().stream().map(HtmlSections::leak).toList()));
        }
    }

    private static Markup leak(Leak leak) {
        return element("tr")
                .of(List.of(
                        element("td").of(Shown.state(leak.kind() + ":" + OutsideText.safe(leak.where()))),
                        element("td").of(code(leak.polluter().value())),
                        element("td").of(change(Shown.before(leak), Shown.after(leak)))));
    }

    private static void warnings(Report report, List<Markup> sections) {
        if (report.warnings().isEmpty()) {
            return;
        }
        List<Markup> rows = new ArrayList<>();
        for (int number = 0; number < report.warnings().size(); number++) {
            Report.Warning warning = report.warnings().get(number);
            List<Markup> told = new ArrayList<>();
            told.add(element("p").of(OutsideText.safe(warning.found().sentence())));
            told.add(element("p").of(OutsideText.safe(warning.found().why())));
            told.add(element("p")
                    .of("Instead: " + OutsideText.safe(warning.found().remedy())));
            warning.findings()
                    .forEach(finding -> told.add(element("p")
                            .of(element("a", "href", "#finding-" + finding)
                                    .of("Borne out by " + test(report, finding)))));
            rows.add(element("tr", "id", "warning-" + number)
                    .of(List.of(
                            element("td").of(warning.found().rule()),
                            element("td").of(code(warning.found().place().toString())),
                            element("td").of(told))));
        }
        sections.add(element("h2").of("What stands in the source"));
        sections.add(table(List.of("Rule", "Place", "What, why and what instead"), rows));
    }

    private static Markup table(List<String> heads, List<Markup> rows) {
        return element("div", "class", "scroll", "role", "region", "aria-label", heads.get(0), "tabindex", "0")
                .of(element("table")
                        .of(
                                element("thead")
                                        .of(element("tr")
                                                .of(heads.stream()
                                                        .map(head -> element("th", "scope", "col")
                                                                .of(head))
                                                        .toList())),
                                element("tbody").of(rows)));
    }

    private static Markup code(String foreign) {
        return element("code").of(foreign);
    }

    private static String word(Dependence.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
