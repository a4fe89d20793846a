package dev.ralph.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A parsed task file; never half-valid.
 *
 * @param goal what is to be reached: the Description, or the title where there is none
 * @param keys every {@code **Key**: value} line of the head, keys as written
 * @param failures how many failures the history holds
 * @param plan what a plan file says besides; empty for an ordinary task
 */
public record Task(
        TaskId id,
        String title,
        String goal,
        Ranking ranking,
        Map<String, String> keys,
        List<Criterion> criteria,
        StatusBlock block,
        int failures,
        Optional<Plan> plan) {

    private static final Pattern SEPARATOR = Pattern.compile("[,;\\s]+");

    public Task {
        keys = Map.copyOf(keys);
        criteria = List.copyOf(criteria);
    }

    /** Where the task stands; a file without a readable block is a task that nobody began. */
    public Status status() {
        return block.status().orElse(Status.PENDING);
    }

    /** The tasks that must be complete before this one: those of the plan, or the ids of the key {@code Depends on}. */
    public List<TaskId> dependsOn() {
        return plan.map(found -> found.head().dependsOn())
                .orElseGet(() -> Arrays.stream(SEPARATOR.split(keys.getOrDefault("Depends on", "")))
                        .filter(id -> !id.isEmpty())
                        .map(TaskId::new)
                        .toList());
    }

    public Optional<TaskId> parent() {
        return Optional.ofNullable(keys.get("Parent")).map(TaskId::new);
    }
}
