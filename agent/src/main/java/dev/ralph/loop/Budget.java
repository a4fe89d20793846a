package dev.ralph.loop;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * How much may be spent before the work stops.
 *
 * @param attempts at one task
 * @param task wall time of one attempt at a task
 * @param run wall time of one run over a queue
 * @param calls of a model in one run; empty for no limit
 * @param tokens of a model in one run; empty for no limit
 * @param money for models in one run, in the currency of their bill; empty for no limit
 */
public record Budget(
        int attempts,
        Duration task,
        Duration run,
        Optional<Long> calls,
        Optional<Long> tokens,
        Optional<BigDecimal> money) {

    public static final Budget DEFAULT = new Budget(
            3, Duration.ofMinutes(30), Duration.ofHours(8), Optional.empty(), Optional.empty(), Optional.empty());

    public Budget {
        if (attempts < 1 || !isPositive(task) || !isPositive(run)) {
            throw new IllegalArgumentException(
                    "a budget must allow one attempt and some time: %d, %s, %s".formatted(attempts, task, run));
        }
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
