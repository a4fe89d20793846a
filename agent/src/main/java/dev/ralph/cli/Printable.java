package dev.ralph.cli;

/** Makes text from outside safe for a terminal. */
final class Printable {

    private Printable() {}

    /** Returns the text without control characters other than line feed and tab. */
    static String text(String raw) {
        return raw.replaceAll("[\\p{Cc}&&[^\n\t]]", "");
    }
}
