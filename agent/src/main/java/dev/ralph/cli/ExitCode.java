package dev.ralph.cli;

/** What {@code ralph} tells the shell. Documented in the README; a number is never reused. */
enum ExitCode {
    /** Everything asked for is done, or there was nothing to do. */
    DONE(0),
    /** At least one task failed, a cell of the matrix is red, or a diagnosis found something. */
    FAILED(1),
    /** The command line or a file that a person wrote is wrong, or this machine lacks what ralph needs. */
    USAGE(2),
    /** A task needs a person, a cell did not run, or a suite could not be examined. */
    BLOCKED(3),
    /** The time of the run is used up; tasks are left, or not all was looked at. */
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
