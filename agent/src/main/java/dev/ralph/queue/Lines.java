package dev.ralph.queue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a text file, cut into lines; or a part of them, with positions and line numbers of the whole.
 *
 * <p>Markup is ASCII, so lines are looked at as ISO 8859-1: one char is one byte, positions are byte positions, and
 * damaged UTF-8 stays what it is. Only values that leave this package are decoded.
 */
final class Lines {

    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";
    private static final int USUAL_LINE = 32;

    private final byte[] bytes;
    private final List<Line> all;
    private final String openFence;

    private Lines(byte[] bytes, List<Line> all, String openFence) {
        this.bytes = bytes;
        this.all = all;
        this.openFence = openFence;
    }

    static Lines of(byte[] bytes) {
        byte[] own = bytes.clone();
        String text = new String(own, StandardCharsets.ISO_8859_1);
        List<Line> lines = new ArrayList<>(16 + text.length() / USUAL_LINE);
        Fences fences = new Fences();
        int start = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
        while (start < text.length()) {
            int feed = text.indexOf('\n', start);
            int next = feed < 0 ? text.length() : feed + 1;
            int end = feed < 0 ? next : feed;
            // Half of a line end is none of the line: the feed that an edit adds must not change how it is read.
            if (end > start && text.charAt(end - 1) == '\r') {
                end--;
            }
            lines.add(new Line(text, lines.size() + 1, start, end, next, fences.next(text, start, end)));
            start = next;
        }
        return new Lines(own, lines, fences.open());
    }

    /** The lines from one index up to another, in the same file. */
    Lines part(int from, int to) {
        boolean whole = from == 0 && to == all.size();
        return whole ? this : new Lines(bytes, all.subList(from, to), to == all.size() ? openFence : "");
    }

    List<Line> all() {
        return all;
    }

    /** The whole file, also when this is a part of it. */
    byte[] bytes() {
        return bytes.clone();
    }

    /** One past the last byte of these lines. */
    int end() {
        return all.isEmpty() ? bytes.length : all.get(all.size() - 1).next();
    }

    /** Whether nothing of the file follows. */
    boolean isAtEnd() {
        return end() == bytes.length;
    }

    /** The text between two positions; what is not UTF-8 becomes the replacement character. */
    String decode(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** The bytes that end this line; empty for a last line without them. */
    String ending(Line line) {
        return line.source().substring(line.end(), line.next());
    }

    /** The line end that this file uses where it was last written. */
    String ending() {
        for (int i = all.size() - 1; i >= 0; i--) {
            String ending = ending(all.get(i));
            // A file may stop after half of a line end.
            if (ending.endsWith("\n")) {
                return ending;
            }
        }
        return "\n";
    }

    /** The fence that is open at the end of the file, empty when all are closed. */
    String openFence() {
        return openFence;
    }
}
