package dev.ralph.queue;

import dev.ralph.model.Ranking;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A task that has no id and no file yet; its text is what will be read from the file again.
 *
 * @param title in full; the heading of the file shows its beginning
 * @param goal the Description, or empty when the title says it all
 * @param keys further {@code **Key**: value} lines of the head, in their order
 * @param reason why another task was split into this one and others; empty when it was not
 */
public record Draft(
        String title, String goal, Ranking ranking, Map<String, String> keys, List<String> criteria, String reason) {

    private static final int LONGEST_HEADING = 60;

    public Draft {
        title = SectionText.oneLine(title);
        if (title.isEmpty()) {
            throw new IllegalArgumentException("a task needs a title");
        }
        goal = description(title, SectionText.of(goal));
        Map<String, String> clean = new LinkedHashMap<>();
        keys.forEach((key, value) -> clean.put(key, SectionText.oneLine(value)));
        keys = Collections.unmodifiableMap(clean);
        criteria = criteria.stream()
                .map(SectionText::oneLine)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        reason = SectionText.of(reason);
    }

    private static String description(String title, String goal) {
        String whole = SectionText.of(title);
        if (goal.isEmpty()) {
            return whole;
        }
        boolean isToldInFull = heading(title).equals(title) || goal.startsWith(whole);
        return isToldInFull ? goal : SectionText.of(whole + "\n\n" + goal);
    }

    /** The title as far as it goes into the heading. */
    public String heading() {
        return heading(title);
    }

    private static String heading(String title) {
        return title.codePointCount(0, title.length()) <= LONGEST_HEADING
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_HEADING))
                        .strip();
    }
}
