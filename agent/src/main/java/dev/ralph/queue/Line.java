package dev.ralph.queue;

/**
 * One line of a file, with the positions of its bytes.
 *
 * @param number counted from 1
 * @param start first byte
 * @param end one past the last byte of the text, before the line end
 * @param next first byte of the line that follows
 * @param text one char per byte, without the line end
 */
record Line(int number, int start, int end, int next, String text, Place place) {

    /** What a line is, as far as code fences go. */
    enum Place {
        TEXT,
        /** Opens or closes a code block. */
        FENCE,
        FENCED
    }

    boolean isText() {
        return place == Place.TEXT;
    }

    boolean isBlank() {
        return text.isBlank();
    }
}
