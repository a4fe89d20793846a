package dev.ralph.diagnose.reading;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something to look for in the files of one language.
 *
 * @param sentence with captures as holes
 * @param sharedWith the capture that must be found in a {@code conftest.py} above as well
 */
record Rule(
        String name,
        Language language,
        String sentence,
        String why,
        String remedy,
        Search search,
        Conditions conditions,
        Optional<String> sharedWith) {

    static final Pattern HOLE = Pattern.compile("\\{\\{(\\w+)}}");

    private static final int LONGEST = 60;

    boolean isFor(Language other, String path, CharSequence bytes) {
        return language == other && conditions.files().includes(language, path) && search.isWorthwhile(bytes);
    }

    List<Match> matches(Source source) {
        return search.matches(source).stream()
                .filter(match -> isToCompareWith(match) || conditions.hold(match))
                .toList();
    }

    /** What a duplicate is compared with need not be a fault itself. */
    private boolean isToCompareWith(Match match) {
        return sharedWith.isPresent() && Conftests.isOne(match.source().path());
    }

    StaticFinding finding(Match match) {
        String said = HOLE.matcher(sentence)
                .replaceAll(hole ->
                        Matcher.quoteReplacement(shortened(match.captures().getOrDefault(hole.group(1), ""))));
        return new StaticFinding(
                name,
                said,
                why,
                remedy,
                match.source().place(match.place()),
                match.enclosure().owner());
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
