package dev.ralph.queue;

/** Decides whether characters of a line are one character that was double-decoded. */
final class DoubleDecodedRun {

    private static final String CLOSING = "\u00BB\u203A\u201D\u2019\u201C\u2018";

    /** What may follow a capital letter in text that is right. */
    private static final String AFTER_WORD = CLOSING + "\u00A0\u2026\u2013\u2014\u2022\u2122\u00BA";

    private static final String QUOTES = CLOSING + "\"'`\u00AB\u2039\u201E\u201A\u00A0";

    private static final int CORNER = 0x2514;
    private static final int APOSTROPHE = 0x2019;

    private DoubleDecodedRun() {}

    /**
     * Returns how many characters from here on are one double-decoded character; 0 when they are not.
     *
     * @param follows whether the characters just before are one
     */
    static int lengthAt(ByteChars chars, int at, boolean follows) {
        int lead = chars.at(at);
        int length = lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        int decoded = decoded(chars, at, length);
        return isWritten(decoded) && (follows || isBeyondDoubt(chars, at, length, decoded)) ? length : 0;
    }

    private static int decoded(ByteChars chars, int at, int length) {
        int value = chars.at(at) & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            int next = Windows1252.byteOf(chars.at(at + i));
            if (next < 0x80 || next > 0xBF) {
                return -1;
            }
            value = (value << 6) | (next & 0x3F);
        }
        return length == 0 ? -1 : value;
    }

    /** Letters and signs of western languages, punctuation, arrows, lines, ticks and faces; no controls. */
    private static boolean isWritten(int c) {
        boolean latin = (c >= 0xA0 && c <= 0xFF) || c == 0x152 || c == 0x153;
        boolean punctuation = c >= 0x2009 && c <= 0x2060 && !isControl(c);
        boolean symbol = (c >= 0x20A0 && c <= 0x27BF) || (c >= 0x2900 && c <= 0x2BFF);
        boolean variant = c == 0xFE0F || c == 0xFEFF;
        boolean face = c >= 0x1F000 && c <= 0x1FAFF;
        return latin || punctuation || symbol || variant || face;
    }

    /** Marks of direction and line ends change how the rest is shown. */
    private static boolean isControl(int c) {
        return (c >= 0x200B && c <= 0x200F && c != 0x200D) || (c >= 0x2028 && c <= 0x202E);
    }

    private static boolean isBeyondDoubt(ByteChars chars, int at, int length, int decoded) {
        int second = chars.at(at + 1);
        int after = chars.at(at + length);
        if (length > 2) {
            // A word that ends in â, its closing quote and one more sign can be one by chance.
            return decoded == CORNER || !isIn(AFTER_WORD, second) || !isIn(AFTER_WORD, chars.at(at + 2));
        }
        if (decoded > 0xFF) {
            return isLetter(after) && isLetter(chars.at(at + length + 1));
        }
        if (!isIn(AFTER_WORD, second)) {
            return true;
        }
        int before = chars.at(at - 1);
        if (isLetter(before)) {
            // No word has a capital after a small letter, nor a closing quote inside.
            return Character.isLowerCase(before) || (isLetter(after) && second != APOSTROPHE);
        }
        // A capital that stands alone is in quotes, for it is talked about.
        return !isIn(QUOTES, before) || (!isIn(CLOSING, second) && !isIn(QUOTES, after));
    }

    private static boolean isIn(String set, int c) {
        return c > 0 && set.indexOf(c) >= 0;
    }

    private static boolean isLetter(int c) {
        return c > 0 && Character.isLetter(c);
    }
}
