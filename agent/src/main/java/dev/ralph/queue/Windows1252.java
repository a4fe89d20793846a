package dev.ralph.queue;

/** The bytes of windows-1252 by character; the five that it leaves out are the control characters of that number. */
final class Windows1252 {

    /** The characters of the bytes 80 to 9F; a blank where there is none. */
    private static final String HIGH =
            "\u20AC \u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152 \u017D "
                    + " \u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153 \u017E\u0178";

    private static final int FIRST = 0x80;
    private static final int NONE = -1;

    private Windows1252() {}

    /** Returns the byte of a character outside ASCII, or a negative number when it has none. */
    static int byteOf(int character) {
        if (character >= FIRST && character <= 0xFF) {
            return character;
        }
        int high = character > 0xFF ? HIGH.indexOf(character) : NONE;
        return high < 0 ? NONE : FIRST + high;
    }
}
