package dev.ralph.diagnose.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.treesitter.TSQuery;
import org.treesitter.TSQueryCursor;

/**
 * A query that is asked only around the words without which it cannot match.
 *
 * <p>Asking it of a whole file costs as much as parsing the file, for every rule.
 */
final class Search {

    /** Words nearer to each other than this many bytes are searched around together. */
    private static final int NEAR = 200;

    private final TSQuery query;
    private final List<Pattern> mentions;

    /**
     * A search for a query.
     *
     * @param mentions what every match holds one of; in a whole file when empty
     */
    Search(TSQuery query, List<Pattern> mentions) {
        this.query = query;
        this.mentions = List.copyOf(mentions);
    }

    boolean isWorthwhile(CharSequence bytes) {
        return mentions.isEmpty()
                || mentions.stream().anyMatch(mention -> mention.matcher(bytes).find());
    }

    /** All matches in a file, those around one word after those around the word before it. */
    List<Match> matches(Source source) {
        List<Match> matches = new ArrayList<>();
        try (TSQueryCursor cursor = new TSQueryCursor()) {
            for (int[] range : ranges(source.latin())) {
                cursor.setByteRange(range[0], range[1]);
                cursor.exec(query, source.root(), source.text());
                for (TSQueryCursor.TSMatchIterator found = cursor.getMatches(); found.hasNext(); ) {
                    matches.add(Match.of(source, query, found.next()));
                }
            }
        }
        return matches;
    }

    private List<int[]> ranges(String bytes) {
        if (mentions.isEmpty()) {
            return List.of(new int[] {0, bytes.length()});
        }
        TreeMap<Integer, Integer> words = new TreeMap<>();
        for (Pattern mention : mentions) {
            for (Matcher found = mention.matcher(bytes); found.find(); ) {
                words.merge(found.start(), found.end(), Math::max);
            }
        }
        List<int[]> ranges = new ArrayList<>();
        words.forEach((start, end) -> {
            int[] last = ranges.isEmpty() ? new int[] {0, -NEAR - 1} : ranges.get(ranges.size() - 1);
            if (start - last[1] <= NEAR) {
                last[1] = Math.max(last[1], end);
            } else {
                ranges.add(new int[] {start, end});
            }
        });
        return ranges;
    }
}
