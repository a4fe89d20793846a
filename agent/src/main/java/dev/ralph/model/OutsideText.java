package dev.ralph.model;

import java.util.regex.Pattern;

/** Text that came from outside, made safe to store and to show. */
public final class OutsideText {

    /** What stands in the place of a secret. */
    public static final String REDACTED = "[redacted]";

    /** Terminal sequences go as a whole; an unterminated one ends at its line, so it cannot swallow what follows. */
    private static final Pattern SEQUENCE = Pattern.compile(
            "\u001B(?:\\[[0-?]*[ -/]*[@-~]|[\\]PX^_][^\u0007\u001B\n]*(?:\u0007|\u001B\\\\)?|[ -/]*[0-~])");

    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cc}&&[^\n\t]]|[\u200E\u200F\u202A-\u202E\u2066-\u2069]");

    private OutsideText() {}

    /** Returns the text without terminal sequences, control characters and what looks like a secret. */
    public static String safe(String text) {
        return SecretShapes.hideNamed(SecretShapes.hide(plain(text)));
    }

    /** Returns the text without terminal sequences and control characters; line ends become {@code \n}. */
    public static String plain(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return CONTROL.matcher(SEQUENCE.matcher(lines).replaceAll("")).replaceAll("");
    }

    /** Returns the same text as {@link #safe} in one line, every run of white space as one space. */
    public static String oneLine(String text) {
        return safe(text).replaceAll("\\s+", " ").strip();
    }
}
