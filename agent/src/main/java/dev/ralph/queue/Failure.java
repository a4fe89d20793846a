package dev.ralph.queue;

import dev.ralph.model.FailureClass;
import dev.ralph.model.OutsideText;
import java.util.regex.Pattern;

/**
 * A failure to be written into the history of a task.
 *
 * @param at when it happened, as it is to be shown
 * @param kind whose failure it is
 * @param fingerprint the same for failures that are the same but for times, numbers and places
 * @param text what a person needs to see of it; shortened and cleaned before it is written
 */
public record Failure(String at, FailureClass kind, String fingerprint, String text) {

    /** How the first line of a text begins that says what was tried. */
    public static final String TRIED = "Tried: ";

    static final int MOST = 4_000;

    private static final int HEAD = 1_000;
    private static final Pattern FINGERPRINT = Pattern.compile("[A-Za-z0-9._:-]{1,80}");
    private static final Pattern AT = Pattern.compile("[^()\\p{Cntrl}]{1,80}");

    public Failure {
        if (!AT.matcher(at).matches()) {
            throw new IllegalArgumentException("a time of failure must be one short line: " + at);
        }
        if (!FINGERPRINT.matcher(fingerprint).matches()) {
            throw new IllegalArgumentException("a fingerprint must match %s: %s".formatted(FINGERPRINT, fingerprint));
        }
    }

    /** Returns what was tried, as the first line of a text says; empty when it does not. */
    static String tried(String text) {
        String first = text.lines().findFirst().orElse("");
        return first.startsWith(TRIED) ? first.substring(TRIED.length()).strip() : "";
    }

    /** The text as it is stored; of a long one the beginning and, more of it, the end. */
    String stored() {
        String safe = OutsideText.safe(text).strip();
        if (safe.length() <= MOST) {
            return safe;
        }
        int tail = safe.length() - (MOST - HEAD);
        return "%s%n[... %d characters left out ...]%n%s"
                .formatted(safe.substring(0, HEAD), tail - HEAD, safe.substring(tail))
                .replace("\r\n", "\n");
    }
}
