package dev.ralph.queue;

import dev.ralph.model.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A criterion and the position of the character in its box. */
record CriterionLine(Criterion criterion, int box) {

    private static final Pattern CRITERION =
            Pattern.compile("(?s)[ \t]*(?:[-*+]|\\d{1,3}[.)])[ \t]+\\[([ xX])\\][ \t]+(.*)");

    /** All in sections for criteria; a task that has two such sections has to meet both. */
    static List<CriterionLine> in(Lines lines, List<Section> sections) {
        return in(
                lines,
                sections.stream()
                        .filter(section -> section.is(Term.CRITERIA))
                        .flatMap(section -> section.body().stream()));
    }

    static List<CriterionLine> in(Lines lines, Stream<Line> body) {
        List<CriterionLine> criteria = new ArrayList<>();
        body.filter(Line::isText).forEach(line -> add(criteria, lines, line));
        return criteria;
    }

    private static void add(List<CriterionLine> criteria, Lines lines, Line line) {
        Matcher matcher = CRITERION.matcher(line.text());
        if (matcher.matches()) {
            String text =
                    lines.decode(line.start() + matcher.start(2), line.end()).strip();
            boolean ticked = !matcher.group(1).equals(" ");
            criteria.add(new CriterionLine(new Criterion(text, ticked), line.start() + matcher.start(1)));
        }
    }
}
