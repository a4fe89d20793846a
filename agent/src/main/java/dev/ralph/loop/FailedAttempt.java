package dev.ralph.loop;

import dev.ralph.model.FailureClass;
import dev.ralph.model.OutsideText;
import dev.ralph.queue.Failure;

/**
 * An attempt that came to nothing: what the next one has to know.
 *
 * @param kind AGENT or TASK
 * @param verdict how it ended, in words of the program's own, such as {@code NOT_FIXED} or {@code NO_CHANGE}
 * @param tried begins with the approach: {@code pattern database-isolation}, {@code edit of tests/test_cart.py}
 * @param seen what runs showed; no word of a model
 * @param said what the model said about it; may be empty
 */
record FailedAttempt(FailureClass kind, String verdict, String tried, String seen, String said) {

    private static final int LONGEST_TRIED = 300;
    private static final String SAID = "The model said: ";

    FailedAttempt {
        if (!kind.burnsAttempt()) {
            throw new IllegalArgumentException("no attempt failed, but what is around it: " + kind);
        }
    }

    /**
     * The same for attempts that end the same way, whatever was tried and however a model words it. For class TASK it
     * is that of the verdict and its reasons alone, as in the histories that there are.
     */
    String fingerprint() {
        String ending = seen.isBlank() ? verdict : verdict + "\n" + seen;
        return TaskEntry.fingerprint(kind == FailureClass.TASK ? ending : kind + "\n" + ending);
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_TRIED ? line : line.substring(0, LONGEST_TRIED) + "…";
    }

    /** What is written into the history of the task. */
    String text() {
        String line = OutsideText.oneLine(tried);
        String head = line.isEmpty() ? "" : Failure.TRIED + cut(line) + "\n";
        String tail = said.isBlank() ? "" : "\n" + SAID + said.strip();
        return head + verdict + (seen.isBlank() ? "" : "\n" + seen.strip()) + tail;
    }
}
