package dev.ralph.cli;

import dev.ralph.model.OutsideText;

/** Makes text from outside safe for a terminal. */
final class Printable {

    private Printable() {}

    /** Returns the text without terminal sequences and without control characters other than line feed and tab. */
    static String text(String raw) {
        return OutsideText.plain(raw);
    }
}
