package dev.ralph.cli;

import dev.ralph.diagnose.order.Dependence;
import dev.ralph.diagnose.order.Dependence.State;
import dev.ralph.diagnose.report.LeakGroup;
import dev.ralph.diagnose.report.Remedy;
import dev.ralph.diagnose.report.Report;
import dev.ralph.diagnose.report.Shown;
import dev.ralph.diagnose.report.Words;
import dev.ralph.model.OutsideText;
import dev.ralph.model.TestId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A diagnosis as text for people: what is wrong first, then what was looked at. */
final class DiagnosisText {

    private static final int MOST_SOURCES = 5;
    private static final int WIDEST = 80;

    private final Report report;
    private final Words words;
    private final StringBuilder text = new StringBuilder();

    private DiagnosisText(Report report) {
        this.report = report;
        this.words = new Words(report);
    }

    static String of(Report report) {
        return new DiagnosisText(report).text();
    }

    private String text() {
        line(words.baseline());
        if (!report.findings().isEmpty()) {
            text.append('\n').append(table()).append('\n');
            remedies();
        }
        text.append('\n');
        words.facts().forEach(this::line);
        line(words.outcome());
        return text.toString();
    }

    /** What belongs to one leak stands together under its number; what belongs to none comes last. */
    private Table table() {
        Table table = new Table("LEAK", "KIND", "TEST", "BECAUSE OF", "STATE", "SET AT");
        for (int number = 0; number < report.groups().size(); number++) {
            LeakGroup group = report.groups().get(number);
            List<List<String>> columns = List.of(
                    group.tests().stream().map(DiagnosisText::id).toList(),
                    sources(group),
                    states(group),
                    group.details().stream()
                            .map(State::location)
                            .filter(location -> !location.isEmpty())
                            .distinct()
                            .map(DiagnosisText::cut)
                            .toList());
            int rows = columns.stream().mapToInt(List::size).max().orElse(0);
            for (int row = 0; row < rows; row++) {
                boolean isTest = row < group.tests().size();
                table.row(
                        row == 0 ? number + 1 : "",
                        isTest ? word(group.kind()) : "",
                        cell(columns.get(0), row),
                        cell(columns.get(1), row),
                        cell(columns.get(2), row),
                        cell(columns.get(3), row));
            }
        }
        for (Dependence found : alone()) {
            table.row("-", word(found.kind()), id(found.test()), "", "", "");
        }
        return table;
    }

    private static String cell(List<String> column, int row) {
        return row < column.size() ? column.get(row) : "";
    }

    private static List<String> sources(LeakGroup group) {
        List<String> lines = group.sources().stream()
                .limit(MOST_SOURCES)
                .map(tests -> tests.stream().map(DiagnosisText::id).collect(Collectors.joining(" then ")))
                .collect(Collectors.toCollection(ArrayList::new));
        if (group.sources().size() > MOST_SOURCES) {
            lines.add("and %d more".formatted(group.sources().size() - MOST_SOURCES));
        }
        return lines;
    }

    private static List<String> states(LeakGroup group) {
        if (group.states().isEmpty()) {
            return List.of("unknown");
        }
        Set<String> lines = new LinkedHashSet<>();
        group.states().forEach(state -> lines.add(cut(Shown.state(OutsideText.safe(state)))));
        group.details()
                .forEach(state -> lines.add(cut("  %s → %s".formatted(Shown.before(state), Shown.after(state)))));
        return List.copyOf(lines);
    }

    private List<Dependence> alone() {
        Set<Dependence> grouped = report.groups().stream()
                .flatMap(group -> group.dependences().stream())
                .collect(Collectors.toSet());
        return report.findings().stream()
                .map(Report.Finding::dependence)
                .filter(found -> !grouped.contains(found))
                .toList();
    }

    private void remedies() {
        for (int number = 0; number < report.groups().size(); number++) {
            remedy(number + 1 + ".", report.groups().get(number).dependences().stream());
        }
        alone().stream()
                .collect(Collectors.groupingBy(Dependence::kind, java.util.TreeMap::new, Collectors.toList()))
                .values()
                .forEach(same -> remedy("-", same.stream()));
    }

    private void remedy(String mark, Stream<Dependence> about) {
        about.map(report::about)
                .flatMap(finding -> finding.remedy().stream())
                .findFirst()
                .ifPresent(remedy -> line(mark + " " + sentence(remedy)));
    }

    private static String sentence(Remedy remedy) {
        return OutsideText.safe(remedy.sentence())
                + remedy.pattern().map(" (pattern %s)"::formatted).orElse("");
    }

    private static String id(TestId test) {
        return Shown.oneLine(test.value());
    }

    private static String word(Dependence.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String cut(String foreign) {
        String line = Shown.oneLine(foreign);
        return line.codePointCount(0, line.length()) <= WIDEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }

    private void line(String sentence) {
        text.append(Shown.oneLine(sentence)).append('\n');
    }
}
