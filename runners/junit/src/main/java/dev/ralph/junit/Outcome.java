package dev.ralph.junit;

/** How a test ended. */
enum Outcome {
    PASSED,
    FAILED,
    SKIPPED,
    /** An assumption did not hold. */
    ABORTED
}
