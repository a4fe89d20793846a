package dev.ralph.sandbox;

import dev.ralph.model.Evidence;

/** How a sandboxed command ended, and its evidence. */
public record Finished(Ending ending, Evidence evidence) {

    /** Why it is over. */
    public enum Ending {
        /** By itself; the exit code tells the rest. */
        EXITED,
        /** Killed at its deadline. */
        TIMED_OUT,
        /** Killed because it wrote more output than allowed. */
        TOO_MUCH_OUTPUT,
        /** Killed because we were told to stop. */
        INTERRUPTED
    }

    public boolean succeeded() {
        return ending == Ending.EXITED && evidence.exitCode() == 0;
    }
}
