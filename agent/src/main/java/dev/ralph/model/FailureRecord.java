package dev.ralph.model;

/**
 * Why a test did not pass.
 *
 * @param type class name of what was thrown, or a word in brackets such as {@code (crash)}
 * @param stack the stack trace, empty when there is none
 */
public record FailureRecord(TestId test, String type, String message, String stack) {

    /** The first line of the message, short enough for a list. */
    public String headline() {
        String line = message.strip().lines().findFirst().orElse("").strip();
        return line.length() <= 160 ? line : line.substring(0, 159) + "…";
    }
}
