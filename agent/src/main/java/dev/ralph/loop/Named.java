package dev.ralph.loop;

import dev.ralph.model.TestId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tests that a text names by their ids. */
final class Named {

    private static final Pattern ID = Pattern.compile("[\\w./-]+\\.py::\\w+|\\b(?:[a-z_]\\w*\\.)+[A-Z][\\w$]*#\\w+");

    private static final Pattern VICTIM = Pattern.compile("^- `([^`]+)`");

    private Named() {}

    /** Whether a text names a test, of whatever project. */
    static boolean areIn(String text) {
        return ID.matcher(text).find();
    }

    /**
     * Returns the tests whose whole id is in the text: an id that only begins like another is not meant by it. The name
     * of a test without its arguments means every invocation, where no test has that name.
     */
    static Set<TestId> in(String text, Collection<TestId> tests) {
        Set<String> ids = tests.stream().map(TestId::value).collect(Collectors.toSet());
        return tests.stream()
                .filter(test -> isWhole(text, test.value())
                        || (!ids.contains(withoutArguments(test)) && isWhole(text, withoutArguments(test))))
                .collect(Collectors.toSet());
    }

    private static String withoutArguments(TestId test) {
        return test.value().replaceFirst("(?s)[\\[(].*", "");
    }

    /**
     * The ids that the task of a leak lists as victims, whether there are such tests or not: the list in front of those
     * that they fail behind.
     */
    static List<String> victims(String goal) {
        return goal.lines()
                .takeWhile(line -> !line.startsWith("They "))
                .map(VICTIM::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }

    private static boolean isWhole(String text, String id) {
        return text.contains(id)
                && Pattern.compile("(?<![\\w./])" + Pattern.quote(id) + "(?![\\w\\[(])")
                        .matcher(text)
                        .find();
    }
}
