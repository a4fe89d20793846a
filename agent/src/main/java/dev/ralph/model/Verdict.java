package dev.ralph.model;

import java.util.List;

/** The judgement on a change: what the matrix showed before, what it shows after, and what follows. */
public record Verdict(Outcome outcome, List<String> reasons) {

    /** What follows; only {@code FIXED} is ever committed. */
    public enum Outcome {
        FIXED,
        NOT_FIXED,
        /** A test that passed before fails now. */
        REGRESSED,
        /** A test that ran before does not run any more. */
        TESTS_LOST,
        /** Nothing failed before, so nothing can be shown to be repaired. */
        NOT_REPRODUCED,
        /** A cell did not run, or the fault did not come back when the fixture was taken away. */
        INCONCLUSIVE
    }

    public Verdict {
        reasons = List.copyOf(reasons);
    }
}
