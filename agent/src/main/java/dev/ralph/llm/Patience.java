package dev.ralph.llm;

import java.time.Duration;

/**
 * How long and how often a model is asked for one answer.
 *
 * @param deadline of each call, from its begin to the last byte of its answer
 * @param tries how many calls a back end gets before it counts as out of reach
 * @param longestWait before the next try; a provider that says to wait longer counts as out of reach
 */
public record Patience(Duration deadline, int tries, Duration longestWait) {

    public Patience {
        if (tries < 1 || deadline.isNegative() || deadline.isZero() || longestWait.isNegative()) {
            throw new IllegalArgumentException(
                    "no patience at all: %s, %d, %s".formatted(deadline, tries, longestWait));
        }
    }
}
