package dev.ralph.model;

/** Where a task stands; why it stands there is the {@link Verdict}. */
public enum Status {
    PENDING,
    IN_PROGRESS,
    COMPLETE,
    FAILED,
    BLOCKED,
    /** Split into children; finished when they are. */
    DECOMPOSED
}
