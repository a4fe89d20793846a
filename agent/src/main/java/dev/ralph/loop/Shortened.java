package dev.ralph.loop;

/** A long text without its middle: where it begins says what it is, where it ends says how it ended. */
final class Shortened {

    private static final int HEADS = 3;

    private Shortened() {}

    /** Returns the text, or its beginning and its end, so many characters together and what was left out between. */
    static String to(int longest, String text) {
        if (text.length() <= longest) {
            return text;
        }
        int head = whole(text, longest / HEADS);
        int tail = whole(text, text.length() - (longest - longest / HEADS));
        return "%s\n[... %d characters left out ...]\n%s"
                .formatted(text.substring(0, head), tail - head, text.substring(tail));
    }

    /** Returns the beginning of a text, at most so many characters of it and none cut in two. */
    static String start(int longest, String text) {
        int end = Math.min(longest, text.length());
        boolean splits = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, splits ? end - 1 : end);
    }

    /** A place that does not cut a character in two. */
    private static int whole(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
    }
}
