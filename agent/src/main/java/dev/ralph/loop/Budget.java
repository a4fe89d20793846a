package dev.ralph.loop;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What a task and a run may use up.
 *
 * @param attempts failed tries of one task until a person asks for more
 * @param task time for one task
 * @param run time for the whole run
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

    public static final Budget DEFAULT = new Budget(3, Duration.ofHours(2), Duration.ofHours(12));

    public Budget {
        if (attempts < 1 || !isPositive(task) || !isPositive(run)) {
            throw new IllegalArgumentException(
                    "a budget must allow one attempt and some time: %d, %s, %s".formatted(attempts, task, run));
        }
    }

    /** A budget without limits for models. */
    public Budget(int attempts, Duration task, Duration run) {
        this(attempts, task, run, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
