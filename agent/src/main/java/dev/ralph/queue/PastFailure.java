package dev.ralph.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A failure in the history of a task.
 *
 * <p>Written as {@code ## Last Failure (date)}, a line {@code Fingerprint: …} and a fenced text. When the last failure
 * happens again, only its heading changes: it takes the newest date and how often it happened in all, as in
 * {@code ## Last Failure (date) ×3}.
 *
 * @param kind the words of the heading, such as {@code Last Failure}
 * @param at as written; any language, any zone; empty when the heading has none
 * @param times how often it happened, one after the other
 * @param fingerprint empty when it was written by another tool
 */
public record PastFailure(String kind, String at, int times, String fingerprint, String text) {

    static final String KIND = "Last Failure";

    // The multiplication sign is two bytes, seen as two chars of ISO 8859-1.
    private static final Pattern HEADING = Pattern.compile("## +(Last Failure|Gates Failure|Adversarial Rejection)\\b"
            + "[ \t]*(?:\\((.*)\\))?[ \t]*(?:(?:\u00C3\u0097|x)(\\d{1,6}))?[ \t]*");

    private static final Pattern FINGERPRINT = Pattern.compile("Fingerprint:[ \t]*(\\S{1,80})[ \t]*");

    /** Where a failure stands in its file. */
    record Entry(Section section, PastFailure failure) {}

    static List<Entry> in(Lines lines, List<Section> sections) {
        List<Entry> entries = new ArrayList<>();
        for (Section section : sections) {
            Matcher heading = HEADING.matcher(section.heading().text());
            if (heading.matches()) {
                entries.add(new Entry(section, read(lines, section, heading)));
            }
        }
        return entries;
    }

    private static PastFailure read(Lines lines, Section section, Matcher heading) {
        int start = section.heading().start();
        String at = heading.start(2) < 0 ? "" : lines.decode(start + heading.start(2), start + heading.end(2));
        int times = heading.group(3) == null ? 1 : Math.max(1, Integer.parseInt(heading.group(3)));
        return new PastFailure(heading.group(1), at, times, fingerprint(section).orElse(""), fenced(lines, section));
    }

    private static Optional<String> fingerprint(Section section) {
        return section.body().stream()
                .takeWhile(Line::isText)
                .map(line -> FINGERPRINT.matcher(line.text()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    private static String fenced(Lines lines, Section section) {
        List<Line> inside = section.body().stream()
                .dropWhile(line -> line.place() != Line.Place.FENCE)
                .skip(1)
                .takeWhile(line -> line.place() == Line.Place.FENCED)
                .toList();
        return new Section(section.heading(), inside).text(lines);
    }

    static String heading(String at, int times) {
        return "## %s (%s)%s".formatted(KIND, at, times == 1 ? "" : " ×" + times);
    }
}
