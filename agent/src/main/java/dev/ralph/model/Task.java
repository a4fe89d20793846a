package dev.ralph.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A parsed task file; never half-valid.
 *
 * @param goal what is to be reached: the Description, or the title where there is none
 * @param keys every {@code **Key**: value} line of the head, keys as written
 * @param failures how many failures the history holds
 */
public record Task(
        TaskId id,
        String title,
        String goal,
        Ranking ranking,
        Map<String, String> keys,
        List<Criterion> criteria,
        StatusBlock block,
        int failures) {

    public Task {
        keys = Map.copyOf(keys);
        criteria = List.copyOf(criteria);
    }

    /** Where the task stands; a file without a readable block is a task that nobody began. */
    public Status status() {
        return block.status().orElse(Status.PENDING);
    }

    public Optional<TaskId> parent() {
        return Optional.ofNullable(keys.get("Parent")).map(TaskId::new);
    }
}
