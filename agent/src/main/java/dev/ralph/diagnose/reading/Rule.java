package dev.ralph.diagnose.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.treesitter.TSQuery;
import org.treesitter.TSQueryCursor;

/**
 * Something to look for in the files of one language.
 *
 * @param sentence with captures as holes
 * @param mentions words of which a file must hold one, so that most files need not be searched
 * @param sharedWith the capture that must be found in a {@code conftest.py} above as well
 */
record Rule(
        String name,
        Language language,
        String sentence,
        String why,
        String remedy,
        List<String> mentions,
        TSQuery query,
        Conditions conditions,
        Optional<String> sharedWith) {

    static final Pattern HOLE = Pattern.compile("\\{\\{(\\w+)}}");

    private static final int LONGEST = 60;

    Rule {
        mentions = List.copyOf(mentions);
    }

    boolean isFor(Language other, String path, String text) {
        return language == other
                && (mentions.isEmpty() || mentions.stream().anyMatch(text::contains))
                && conditions.files().includes(language, path);
    }

    List<Match> matches(Source source) {
        List<Match> matches = new ArrayList<>();
        try (TSQueryCursor cursor = new TSQueryCursor()) {
            cursor.exec(query, source.root(), source.text());
            for (TSQueryCursor.TSMatchIterator found = cursor.getMatches(); found.hasNext(); ) {
                Match match = Match.of(source, query, found.next());
                if (isToCompareWith(match) || conditions.hold(match)) {
                    matches.add(match);
                }
            }
        }
        return matches;
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
