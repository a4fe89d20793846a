package dev.ralph.queue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a text file, cut into lines.
 *
 * <p>Markup is ASCII, so lines are looked at as ISO 8859-1: one char is one byte, positions are byte positions, and
 * damaged UTF-8 stays what it is. Only values that leave this package are decoded.
 */
final class Lines {

    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    private final byte[] bytes;
    private final List<Line> all;
    private final String openFence;

    private Lines(byte[] bytes, List<Line> all, String openFence) {
        this.bytes = bytes;
        this.all = all;
        this.openFence = openFence;
    }

    static Lines of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<Line> lines = new ArrayList<>();
        Fences fences = new Fences();
        int start = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
        while (start < text.length()) {
            int feed = text.indexOf('\n', start);
            int next = feed < 0 ? text.length() : feed + 1;
            int end = feed < 0 ? next : feed;
            if (feed >= 0 && end > start && text.charAt(end - 1) == '\r') {
                end--;
            }
            String line = text.substring(start, end);
            lines.add(new Line(lines.size() + 1, start, end, next, line, fences.next(line)));
            start = next;
        }
        return new Lines(bytes.clone(), List.copyOf(lines), fences.open());
    }

    List<Line> all() {
        return all;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    int length() {
        return bytes.length;
    }

    /** The text between two positions; what is not UTF-8 becomes the replacement character. */
    String decode(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** The bytes that end this line; empty for a last line without them. */
    String ending(Line line) {
        return new String(bytes, line.end(), line.next() - line.end(), StandardCharsets.ISO_8859_1);
    }

    /** The line end that this file uses where it was last written. */
    String ending() {
        for (int i = all.size() - 1; i >= 0; i--) {
            String ending = ending(all.get(i));
            if (!ending.isEmpty()) {
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
