package dev.ralph.queue;

import java.util.Arrays;
import java.util.List;

/** The lines of a plan as one text, with {@code \n} as line end, and the line of each of its positions. */
final class PlanText {

    private final List<String> rows;
    private final int[] starts;
    private final String text;

    PlanText(Lines lines) {
        rows = lines.all().stream()
                .map(line -> lines.decode(line.start(), line.end()))
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
