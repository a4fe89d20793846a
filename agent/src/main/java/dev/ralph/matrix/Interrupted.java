package dev.ralph.matrix;

/** Thrown when a person stopped the run while cells were running; the thread's interrupt flag is set. */
public final class Interrupted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Interrupted() {
        super("interrupted");
    }
}
