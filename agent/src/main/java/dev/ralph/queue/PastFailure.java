package dev.ralph.queue;

import dev.ralph.model.FailureClass;
import java.util.Optional;

/**
 * A failure in the history of a task.
 *
 * <p>Written as {@code ## Last Failure (date)}, the lines {@code Class: …} and {@code Fingerprint: …} and a fenced text.
 * When the last failure happens again after the same was tried, only its heading changes: it takes the newest date and
 * how often it happened in all, as in {@code ## Last Failure (date) ×3}. A first line {@code Tried: …} of the text
 * says what was tried.
 *
 * @param heading the words of the heading, such as {@code Last Failure}
 * @param at as written; any language, any zone; empty when the heading has none
 * @param times how often it happened, one after the other
 * @param kind empty when it was written by another tool
 * @param fingerprint empty when it was written by another tool
 */
public record PastFailure(
        String heading, String at, int times, Optional<FailureClass> kind, String fingerprint, String text) {

    /** What was tried; empty when nobody wrote it down. */
    public String tried() {
        return Failure.tried(text);
    }

    /** The text without what was tried. */
    public String seen() {
        int end = text.indexOf('\n');
        return tried().isEmpty() ? text : end < 0 ? "" : text.substring(end + 1);
    }
}
