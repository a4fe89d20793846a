package dev.ralph.diagnose.report;

import static dev.ralph.diagnose.report.Markup.element;

import dev.ralph.diagnose.order.Examination;
import dev.ralph.model.Leak;
import dev.ralph.model.OutsideText;
import dev.ralph.model.TestId;
import java.util.ArrayList;
import java.util.List;

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
            sections.add(HtmlFindings.filter(report));
            sections.add(HtmlFindings.table(report));
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
                            .map(test -> element("li").of(HtmlParts.code(test.value())))
                            .toList()));
        }
    }

    private static String test(Report report, int finding) {
        return report.findings().get(finding).dependence().test().value();
    }

    private static void leaks(Examination examination, List<Markup> sections) {
        if (!examination.leaks().isEmpty()) {
            sections.add(element("h2").of("Changed state that no test minded"));
            sections.add(HtmlParts.table(
                    List.of("State", "Left behind by", "Change"),
                    examination.leaks().stream().map(HtmlSections::leak).toList()));
        }
    }

    private static Markup leak(Leak leak) {
        return element("tr")
                .of(List.of(
                        element("td").of(Shown.state(leak.kind() + ":" + OutsideText.safe(leak.where()))),
                        element("td").of(HtmlParts.code(leak.polluter().value())),
                        element("td").of(HtmlParts.change(Shown.before(leak), Shown.after(leak)))));
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
                            element("td")
                                    .of(HtmlParts.code(warning.found().place().toString())),
                            element("td").of(told))));
        }
        sections.add(element("h2").of("What stands in the source"));
        sections.add(HtmlParts.table(List.of("Rule", "Place", "What, why and what instead"), rows));
    }
}
