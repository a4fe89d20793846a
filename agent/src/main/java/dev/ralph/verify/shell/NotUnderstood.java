package dev.ralph.verify.shell;

/** Ends the reading of a source that cannot be read to its end; never leaves this package. */
final class NotUnderstood extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean unfinished;

    private NotUnderstood(String message, boolean unfinished) {
        super(message);
        this.unfinished = unfinished;
    }

    static NotUnderstood because(String reason) {
        return new NotUnderstood(reason, false);
    }

    /** Something is open that a further line could close. */
    static NotUnderstood unfinished(String reason) {
        return new NotUnderstood(reason, true);
    }

    boolean unfinished() {
        return unfinished;
    }
}
