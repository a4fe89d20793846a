package dev.ralph.diagnose.reading;

import dev.ralph.model.SourcePlace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Stretches of a file that are to be removed, widened to whole lines where nothing else stands on them. */
final class Stretches {

    private final Source source;
    private final String text;

    Stretches(Source source) {
        this.source = source;
        this.text = source.latin();
    }

    List<SourcePlace> places(List<int[]> stretches) {
        List<int[]> groups = new ArrayList<>();
        boolean lastIsWhole = false;
        for (int[] stretch :
                stretches.stream().sorted(Comparator.comparing(one -> one[0])).toList()) {
            boolean isWhole = isAlone(stretch);
            int[] wide = isWhole ? lines(stretch) : stretch;
            int[] last = groups.isEmpty() ? new int[] {0, 0} : groups.get(groups.size() - 1);
            if (isWhole && lastIsWhole && text.substring(last[1], wide[0]).isBlank()) {
                last[1] = wide[1];
            } else {
                groups.add(wide);
            }
            lastIsWhole = isWhole;
        }
        return groups.stream().map(this::withBlankLines).map(this::place).toList();
    }

    /** Whether nothing else stands on the lines of a stretch, but for a comment behind it. */
    boolean isAlone(int[] stretch) {
        String behind = text.substring(stretch[1], nextLine(stretch[1])).strip();
        return text.substring(lineStart(stretch[0]), stretch[0]).isBlank()
                && (behind.isEmpty() || behind.startsWith("#") || behind.startsWith("//"));
    }

    private int[] lines(int[] stretch) {
        return new int[] {withComment(lineStart(stretch[0])), nextLine(stretch[1])};
    }

    /** A block of comment lines right above belongs to what it stands on. */
    private int withComment(int start) {
        int at = start;
        while (at > 0 && line(lineStart(at - 1)).strip().startsWith("#")) {
            at = lineStart(at - 1);
        }
        boolean isBlock = at == 0 || line(lineStart(at - 1)).isBlank();
        return isBlock && at > 0 ? at : start;
    }

    /** Of the blank lines before and after, the larger number stays; none at the end of the file. */
    private int[] withBlankLines(int[] lines) {
        if (!isLineStart(lines[0]) || (lines[1] < text.length() && !isLineStart(lines[1]))) {
            return lines;
        }
        int before = 0;
        int start = lines[0];
        while (start > 0 && line(lineStart(start - 1)).isBlank()) {
            start = lineStart(start - 1);
            before++;
        }
        int after = 0;
        int end = lines[1];
        int kept = end;
        while (end < text.length() && line(end).isBlank()) {
            end = nextLine(end);
            after++;
            kept = after <= before ? end : kept;
        }
        if (end >= text.length()) {
            return new int[] {start, text.length()};
        }
        if (line(kept).strip().startsWith("}")) {
            return new int[] {start, kept};
        }
        boolean isFirstInBlock =
                start == 0 || line(lineStart(start - 1)).strip().matches(".*[:{]");
        return new int[] {lines[0], isFirstInBlock && before == 0 ? end : kept};
    }

    private SourcePlace place(int[] stretch) {
        int line = 1
                + (int) text.substring(0, stretch[0])
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new SourcePlace(source.path(), stretch[0], stretch[1], line);
    }

    private boolean isLineStart(int index) {
        return index == 0 || text.charAt(index - 1) == '\n';
    }

    private int lineStart(int index) {
        return text.lastIndexOf('\n', index - 1) + 1;
    }

    private int nextLine(int index) {
        int end = text.indexOf('\n', index);
        return end < 0 ? text.length() : end + 1;
    }

    private String line(int start) {
        return text.substring(start, nextLine(start));
    }
}
