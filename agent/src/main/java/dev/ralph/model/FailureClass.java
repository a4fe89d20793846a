package dev.ralph.model;

/** Whose failure it is; only what the task itself is to blame for burns an attempt. */
public enum FailureClass {
    /** A bug of ours or a bad configuration; it would hit every task, so the whole run stops. */
    RUNNER,
    /** Something outside is missing or broken: a database, a tool, a model that cannot be reached. */
    ENVIRONMENT,
    /** A model gave no answer, a malformed one, or changed nothing. */
    AGENT,
    /** The checks are red. */
    TASK;

    public boolean burnsAttempt() {
        return this == AGENT || this == TASK;
    }
}
