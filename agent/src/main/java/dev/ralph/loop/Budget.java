package dev.ralph.loop;

import dev.ralph.llm.Allowance;
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
public record Budget(int attempts, Duration task, Duration run, Allowance modelsOfTask, Allowance modelsOfRun) {

    private static final Allowance USUAL_OF_TASK = new Allowance(Optional.of(100L), Optional.empty(), Optional.empty());

    public static final Budget DEFAULT = new Budget(3, Duration.ofHours(2), Duration.ofHours(12));

    public Budget {
        if (attempts < 1 || !isPositive(task) || !isPositive(run)) {
            throw new IllegalArgumentException(
                    "a budget must allow one attempt and some time: %d, %s, %s".formatted(attempts, task, run));
        }
    }

    /** A budget with the usual limits for models. */
    public Budget(int attempts, Duration task, Duration run) {
        this(attempts, task, run, USUAL_OF_TASK, Allowance.UNLIMITED);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
