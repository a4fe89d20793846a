package dev.ralph.loop;

import dev.ralph.model.TestId;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tests that a text names by their ids. */
final class Named {

    private static final Pattern ID = Pattern.compile("[\\w./-]+\\.py::\\w+|\\b(?:[a-z_]\\w*\\.)+[A-Z][\\w$]*#\\w+");

    private Named() {}

    /** Whether a text names a test, of whatever project. */
    static boolean areIn(String text) {
        return ID.matcher(text).find();
    }

    /** Returns the tests whose whole id is in the text: an id that only begins like another is not meant by it. */
    static Set<TestId> in(String text, Collection<TestId> tests) {
        return tests.stream().filter(test -> isIn(text, test.value())).collect(Collectors.toSet());
    }

    private static boolean isIn(String text, String id) {
        return text.contains(id)
                && Pattern.compile("(?<![\\w./])" + Pattern.quote(id) + "(?![\\w\\[(])")
                        .matcher(text)
                        .find();
    }
}
