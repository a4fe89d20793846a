package dev.ralph.cli;

import dev.ralph.diagnose.order.Dependence;
import dev.ralph.diagnose.report.Remedy;
import dev.ralph.diagnose.report.Report;
import dev.ralph.diagnose.report.Shown;
import dev.ralph.diagnose.report.Words;
import dev.ralph.model.OutsideText;
import dev.ralph.model.TestId;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A diagnosis as text for people: what is wrong first, then what was looked at. */
final class DiagnosisText {

    private static final int MOST_WARNINGS = 10;

    private final Report report;
    private final Words words;
    private final Blocks text = new Blocks();

    private DiagnosisText(Report report) {
        this.report = report;
        this.words = new Words(report);
    }

    static String of(Report report) {
        return new DiagnosisText(report).text();
    }

    private String text() {
        text.line(words.baseline());
        tests("failing", report.examination().failing());
        tests("unsteady", report.examination().unsteady());
        for (int number = 0; number < report.groups().size(); number++) {
            text.gap();
            new LeakBlock(report, report.groups().get(number), text).write(number + 1);
        }
        others();
        warnings();
        text.gap();
        words.facts().forEach(text::line);
        text.line(words.outcome());
        return text.toString();
    }

    private void tests(String label, List<TestId> tests) {
        text.listed(label, tests.stream().map(TestId::value).toList());
    }

    /** What belongs to no leak, one line each, and what can be done about each kind of it. */
    private void others() {
        Set<Dependence> grouped = report.groups().stream()
                .flatMap(group -> group.dependences().stream())
                .collect(Collectors.toSet());
        List<Dependence> others = report.findings().stream()
                .map(Report.Finding::dependence)
                .filter(found -> !grouped.contains(found))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        text.gap();
        text.line("Not because of a leak that was seen:");
        others.stream()
                .collect(Collectors.groupingBy(Dependence::kind, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(this::alike);
    }

    private void alike(List<Dependence> same) {
        for (Dependence found : same) {
            text.item(
                    Shown.kind(found.kind().name()),
                    found.test().value() + Rates.of(found, report.examination().tests()));
        }
        same.stream()
                .flatMap(found -> report.about(found).remedy().stream())
                .findFirst()
                .ifPresent(remedy -> text.told("remedy", sentence(remedy)));
    }

    static String sentence(Remedy remedy) {
        return OutsideText.safe(remedy.sentence())
                + remedy.pattern().map(" (pattern %s)"::formatted).orElse("");
    }

    private void warnings() {
        List<Report.Warning> warnings = report.warnings();
        if (warnings.isEmpty()) {
            return;
        }
        text.gap();
        text.line("In the source:");
        warnings.stream()
                .limit(MOST_WARNINGS)
                .forEach(warning -> text.line("   %s  %s%s"
                        .formatted(
                                warning.found().rule(),
                                warning.found().place(),
                                warning.findings().isEmpty() ? "" : "  (borne out by runs)")));
        if (warnings.size() > MOST_WARNINGS) {
            text.line("   and %d more: --json".formatted(warnings.size() - MOST_WARNINGS));
        }
    }
}
