package dev.ralph.diagnose.reading;

import dev.ralph.diagnose.reading.Enclosure.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.treesitter.TSNode;

/**
 * What must hold at a place besides the query of its rule.
 *
 * @param files which files are read
 * @param inside roles of the function it lies in; empty when any will do
 * @param notWithin types of nodes it must not lie in
 * @param when texts that must match
 * @param unless texts that must not match
 */
record Conditions(Files files, Set<Role> inside, Set<String> notWithin, List<Text> when, List<Text> unless) {

    /** Where a text is taken from when it is no capture. */
    static final List<String> SCOPES = List.of("file", "functions", "class", "function", "rest", "conftests");

    /** Which files are read. */
    enum Files {
        /** What holds tests or what only tests use. */
        TESTS,
        /** The same without {@code conftest.py}. */
        TEST_MODULES,
        ALL;

        static Optional<Files> named(String word) {
            return Arrays.stream(values())
                    .filter(files -> files.word().equals(word))
                    .findFirst();
        }

        static List<String> words() {
            return Arrays.stream(values()).map(Files::word).toList();
        }

        boolean includes(Language language, String path) {
            return this == ALL || (language.isTestFile(path) && (this == TESTS || !Conftests.isOne(path)));
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Pattern HOLE = Pattern.compile("\\{\\{(\\w+)}}");

    Conditions {
        inside = Set.copyOf(inside);
        notWithin = Set.copyOf(notWithin);
        when = List.copyOf(when);
        unless = List.copyOf(unless);
    }

    /**
     * A text near the place and what is looked for in it.
     *
     * @param in one of {@link #SCOPES}, or a capture such as {@code @name}
     * @param matches a regular expression with captures as holes, such as <code>del {{name}}\b</code>
     */
    record Text(String in, String matches) {

        boolean isFound(Match match) {
            return Pattern.compile(expression(match.captures()))
                    .matcher(match.text(in))
                    .find();
        }

        private String expression(Map<String, String> captures) {
            return HOLE.matcher(matches)
                    .replaceAll(
                            hole -> Matcher.quoteReplacement(Pattern.quote(captures.getOrDefault(hole.group(1), ""))));
        }
    }

    boolean hold(Match match) {
        return (inside.isEmpty() || inside.contains(match.enclosure().role()))
                && !isWithin(match.place())
                && when.stream().allMatch(text -> text.isFound(match))
                && unless.stream().noneMatch(text -> text.isFound(match));
    }

    private boolean isWithin(TSNode place) {
        if (notWithin.isEmpty()) {
            return false;
        }
        for (TSNode at = place.getParent(); !at.isNull(); at = at.getParent()) {
            if (notWithin.contains(at.getType())) {
                return true;
            }
        }
        return false;
    }
}
