package dev.ralph.queue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Compares bytes. */
final class Bytes {

    private Bytes() {}

    /** The one stretch that differs: where it begins, what was there and what is there now. */
    record Difference(int at, String removed, String inserted) {}

    static Difference difference(byte[] before, byte[] after) {
        String one = new String(before, ISO_8859_1);
        String other = new String(after, ISO_8859_1);
        int start = 0;
        while (start < Math.min(one.length(), other.length()) && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < Math.min(one.length(), other.length()) - start
                && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return new Difference(
                start, one.substring(start, one.length() - end), other.substring(start, other.length() - end));
    }
}
