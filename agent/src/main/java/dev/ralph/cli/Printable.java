package dev.ralph.cli;

import java.util.regex.Pattern;

/** Makes text from outside safe for a terminal. */
final class Printable {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n\t]]");

    private Printable() {}

    /** Returns the text without control characters other than line feed and tab. */
    static String text(String raw) {
        return CONTROL.matcher(raw).replaceAll("");
    }
}
