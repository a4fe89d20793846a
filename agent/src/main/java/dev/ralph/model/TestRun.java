package dev.ralph.model;

import java.time.Duration;

/** One execution of one test. */
public record TestRun(TestId test, Outcome outcome, Duration took) {

    /** How it ended. */
    public enum Outcome {
        PASSED,
        FAILED,
        SKIPPED,
        /** Began and never finished: its process died, was killed or ran into the deadline. */
        UNFINISHED
    }
}
