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
 * @param modelsOfTask what one task may spend on models
 * @param modelsOfRun what the whole run may spend on models
 */
public record Budget(int attempts, Duration task, Duration run, Spending modelsOfTask, Spending modelsOfRun) {

    private static final Spending USUAL_OF_TASK = new Spending(Optional.of(100L), Optional.empty(), Optional.empty());

    public static final Budget DEFAULT = new Budget(3, Duration.ofHours(2), Duration.ofHours(12));

    /**
     * What may be spent on models; whatever is empty has no limit.
     *
     * @param money in the currency of their bill
     */
    public record Spending(Optional<Long> calls, Optional<Long> tokens, Optional<BigDecimal> money) {
        public static final Spending UNLIMITED = new Spending(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Budget {
        if (attempts < 1 || !isPositive(task) || !isPositive(run)) {
            throw new IllegalArgumentException(
                    "a budget must allow one attempt and some time: %d, %s, %s".formatted(attempts, task, run));
        }
    }

    /** A budget with the usual limits for models. */
    public Budget(int attempts, Duration task, Duration run) {
        this(attempts, task, run, USUAL_OF_TASK, Spending.UNLIMITED);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
