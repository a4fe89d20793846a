package dev.ralph.queue;

import dev.ralph.model.Plan;
import dev.ralph.model.Status;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A task as it lies in the folder.
 *
 * @param since when the task came into being, as far as anybody knows
 * @param hasSummary whether the summary of a finished plan lies beside its file
 */
public record Queued(
        Task task, List<TaskId> dependsOn, Optional<TaskId> parent, Path path, Instant since, boolean hasSummary) {

    public Queued {
        dependsOn = List.copyOf(dependsOn);
    }

    static Queued of(Task task, Path path, Instant since, boolean hasSummary) {
        return new Queued(task, task.dependsOn(), task.parent(), path, since, hasSummary);
    }

    /** The same task with what its neighbours in the folder say about it. */
    Queued with(Instant newSince, boolean newSummary) {
        boolean isSame = since.equals(newSince) && hasSummary == newSummary;
        return isSame ? this : new Queued(task, dependsOn, parent, path, newSince, newSummary);
    }

    /** Whether the task can be worked, as far as it alone is concerned. */
    boolean isOpen() {
        // A plan that was begun and has a summary was killed just before its end.
        return task.status() == Status.IN_PROGRESS || (task.status() == Status.PENDING && !isDoneElsewhere());
    }

    /** Whether those that depend on the task may go on; a summary counts unless the status says otherwise. */
    boolean isComplete() {
        return task.status() == Status.COMPLETE || (task.status() == Status.PENDING && isDoneElsewhere());
    }

    /** A summary speaks for a plan only as long as the plan's own status block says nothing. */
    private boolean isDoneElsewhere() {
        return hasSummary && task.block().fields().isEmpty();
    }

    /** Whether nothing more is to be expected of the task, good or bad. */
    boolean isAtEnd() {
        return isComplete() || task.status() == Status.FAILED;
    }

    /** Whether the task will not go on before a person acts. */
    boolean isHalted() {
        return task.status() == Status.FAILED || task.status() == Status.BLOCKED;
    }

    Optional<Plan.Head> plan() {
        return task.plan().map(Plan::head);
    }

    Rank rank() {
        return new Rank(task.ranking(), since, task.id());
    }

    /** The id and where the task stands, as in {@code T7 (FAILED)}. */
    @Override
    public String toString() {
        return "%s (%s)".formatted(task.id(), task.status());
    }
}
