package dev.ralph.loop;

import java.time.Duration;

/**
 * What a task and a run may use up.
 *
 * @param attempts failed tries of one task until a person asks for more
 * @param task time for one task
 * @param run time for the whole run
 */
public record Budget(int attempts, Duration task, Duration run) {

    public static final Budget DEFAULT = new Budget(3, Duration.ofHours(2), Duration.ofHours(12));
}
