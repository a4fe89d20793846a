package dev.ralph.queue;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of a plan as one text, with {@code \n} as line end, and the line of each of its positions. */
final class PlanText {

    private static final Pattern STATE = Pattern.compile("(?s)## (?:Ralph Status Block|Last Failure\\b.*)");

    private static final Pattern RETURN = Pattern.compile("\\r+$");

    private final Lines lines;
    private final List<String> rows;
    private final int[] starts;
    private final String text;

    PlanText(Lines lines) {
        this.lines = lines;
        rows = lines.all().stream()
                // A carriage return alone at the end of the file is not yet a line end, but is none of the text.
                .map(line ->
                        RETURN.matcher(lines.decode(line.start(), line.end())).replaceFirst(""))
                .toList();
        starts = new int[rows.size()];
        int at = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = at;
            at += rows.get(i).length() + 1;
        }
        text = String.join("\n", rows);
    }

    String all() {
        return text;
    }

    int rows() {
        return rows.size();
    }

    /** A line without its end, counted from 0. */
    String row(int row) {
        return rows.get(row);
    }

    /** Whether a line is a heading of what is appended to a file that is worked. */
    boolean isState(int row) {
        return lines.all().get(row).isText() && STATE.matcher(rows.get(row)).matches();
    }

    /** The position at which a line begins; of one past the last, the end of the text. */
    int start(int row) {
        return row < starts.length ? starts[row] : text.length();
    }

    /** The line that a position is on, counted from 0. */
    int rowAt(int position) {
        int found = Arrays.binarySearch(starts, position);
        return found >= 0 ? found : -found - 2;
    }

    /** The text of some lines, without the last line end. */
    String between(int firstRow, int pastRow) {
        return String.join("\n", rows.subList(firstRow, Math.max(firstRow, pastRow)));
    }
}
