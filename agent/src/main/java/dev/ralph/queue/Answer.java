package dev.ralph.queue;

import dev.ralph.model.OutsideText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person answered to a question of a task.
 *
 * <p>Written as {@code ## Answer (date)}, a line {@code Question: …} and the text in a code block.
 *
 * @param at when it was given, as it is to be shown
 * @param question on one line
 * @param text the person's own words; only what could steer a terminal is left out
 */
public record Answer(String at, String question, String text) {

    private static final Pattern AT = Pattern.compile("[^()\\p{Cntrl}]{1,80}");
    private static final Pattern HEADING = Pattern.compile("(?s)## +Answer[ \t]*\\((.*)\\)[ \t]*");
    private static final String QUESTION = "Question:";

    public Answer {
        if (!AT.matcher(at).matches()) {
            throw new IllegalArgumentException("a time of an answer must be one short line: " + at);
        }
        question = OutsideText.plain(question).replaceAll("\\s+", " ").strip();
        text = OutsideText.plain(text).strip();
    }

    static boolean isOne(Section section) {
        return HEADING.matcher(section.heading().text()).matches();
    }

    static List<Answer> in(Lines lines, List<Section> sections) {
        List<Answer> answers = new ArrayList<>();
        for (Section section : sections) {
            Line heading = section.heading();
            Matcher matcher = HEADING.matcher(heading.text());
            if (matcher.matches()) {
                String at = lines.decode(heading.start() + matcher.start(1), heading.start() + matcher.end(1));
                if (AT.matcher(at).matches()) {
                    answers.add(new Answer(at, question(lines, section), section.fenced(lines)));
                }
            }
        }
        return answers;
    }

    private static String question(Lines lines, Section section) {
        return section.body().stream()
                .takeWhile(Line::isText)
                .filter(line -> line.startsWith(QUESTION))
                .map(line -> lines.decode(line.start() + QUESTION.length(), line.end()))
                .findFirst()
                .orElse("");
    }

    /** The lines of its section. */
    List<String> lines() {
        return NewSection.fenced(List.of("## Answer (%s)".formatted(at), QUESTION + " " + question), text);
    }
}
