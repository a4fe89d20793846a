package dev.ralph.queue;

import dev.ralph.model.FailureClass;
import java.util.Optional;

/**
 * A failure in the history of a task.
 *
 * <p>Written as {@code ## Last Failure (date)}, the lines {@code Class: …} and {@code Fingerprint: …} and a fenced text.
 * When the last failure happens again, only its heading changes: it takes the newest date and how often it happened in
 * all, as in {@code ## Last Failure (date) ×3}.
 *
 * @param heading the words of the heading, such as {@code Last Failure}
 * @param at as written; any language, any zone; empty when the heading has none
 * @param times how often it happened, one after the other
 * @param kind empty when it was written by another tool
 * @param fingerprint empty when it was written by another tool
 */
public record PastFailure(
        String heading, String at, int times, Optional<FailureClass> kind, String fingerprint, String text) {}
