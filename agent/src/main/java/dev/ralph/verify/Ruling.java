package dev.ralph.verify;

import dev.ralph.verify.PlanReport.Outcome;

/**
 * What a command's run comes to and why.
 *
 * @param testsPassed how many tests passed in it, as far as it tells
 */
record Ruling(Outcome outcome, String reason, int testsPassed) {

    static Ruling noEvidence(String reason) {
        return new Ruling(Outcome.NO_EVIDENCE, reason, 0);
    }

    static Ruling failed(String reason) {
        return new Ruling(Outcome.FAILED, reason, 0);
    }
}
