package dev.ralph.queue;

/**
 * One line of a file, with the positions of its bytes.
 *
 * <p>Its text is cut out when asked for: most lines of a file are looked at once, and at their first characters only.
 *
 * @param source the whole file, one char per byte
 * @param number counted from 1
 * @param start first byte
 * @param end one past the last byte of the text, before the line end
 * @param next first byte of the line that follows
 */
record Line(String source, int number, int start, int end, int next, Place place) {

    /** What a line is, as far as code fences go. */
    enum Place {
        TEXT,
        /** Opens or closes a code block. */
        FENCE,
        FENCED
    }

    /** The text without the line end, one char per byte. */
    String text() {
        return source.substring(start, end);
    }

    boolean startsWith(char c) {
        return start < end && source.charAt(start) == c;
    }

    boolean startsWith(String prefix) {
        return start + prefix.length() <= end && source.startsWith(prefix, start);
    }

    /** Returns the first character that is no blank or tab, or a blank when there is none. */
    char first() {
        for (int i = start; i < end; i++) {
            char c = source.charAt(i);
            if (c != ' ' && c != '\t') {
                return c;
            }
        }
        return ' ';
    }

    boolean isText() {
        return place == Place.TEXT;
    }

    boolean isBlank() {
        return text().isBlank();
    }

    /** Whether this is a markdown heading of the first or second rank, where one task or section ends. */
    boolean isHeading() {
        return startsWith('#') && isText() && (startsWith("# ") || startsWith("## "));
    }
}
