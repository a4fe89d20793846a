package dev.ralph.cli;

/** What {@code ralph} tells the shell. Documented in the README; a number is never reused. */
enum ExitCode {
    /** Everything asked for is done, or there was nothing to do. */
    DONE(0),
    /** At least one task failed, or a cell of the matrix is red. */
    FAILED(1),
    /** The command line or a file that a person wrote is wrong, or this machine lacks what ralph needs. */
    USAGE(2),
    /** A task needs a person, or a cell did not run. */
    BLOCKED(3),
    /** The time of the run is used up; tasks are left. */
    BUDGET(4),
    BUG(70),
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
