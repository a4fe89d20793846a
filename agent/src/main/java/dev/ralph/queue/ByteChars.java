package dev.ralph.queue;

/**
 * The characters of a line and where their bytes begin.
 *
 * <p>A byte that is no part of a character of UTF-8 stands for itself, as {@link #DAMAGED}.
 */
final class ByteChars {

    static final int DAMAGED = -1;

    private static final int[] LEAST = {0, 0x80, 0x800, 0x10000};

    private final int[] chars;
    private final int[] starts;
    private final int size;

    private ByteChars(int[] chars, int[] starts, int size) {
        this.chars = chars;
        this.starts = starts;
        this.size = size;
    }

    static ByteChars of(byte[] bytes) {
        int[] chars = new int[bytes.length];
        int[] starts = new int[bytes.length + 1];
        int size = 0;
        int at = 0;
        while (at < bytes.length) {
            int length = length(bytes, at);
            chars[size] = length == 0 ? DAMAGED : decode(bytes, at, length);
            starts[size] = at;
            size++;
            at += Math.max(1, length);
        }
        starts[size] = at;
        return new ByteChars(chars, starts, size);
    }

    /** Returns how many bytes the character at this place has, or 0 when there is none. */
    private static int length(byte[] bytes, int at) {
        int lead = bytes[at] & 0xFF;
        int length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (length == 0 || at + length > bytes.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int decoded = decode(bytes, at, length);
        boolean valid = decoded >= LEAST[length - 1]
                && Character.isValidCodePoint(decoded)
                && (decoded < Character.MIN_SURROGATE || decoded > Character.MAX_SURROGATE);
        return valid ? length : 0;
    }

    private static int decode(byte[] bytes, int at, int length) {
        int value = length == 1 ? bytes[at] : bytes[at] & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            value = (value << 6) | (bytes[at + i] & 0x3F);
        }
        return value;
    }

    int size() {
        return size;
    }

    /** The character at an index; {@link #DAMAGED} also before the first and after the last. */
    int at(int index) {
        return index >= 0 && index < size ? chars[index] : DAMAGED;
    }

    /** Where the bytes of a character begin; for the index after the last, where they end. */
    int start(int index) {
        return starts[index];
    }
}
