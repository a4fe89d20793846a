package dev.ralph.cli;

import dev.ralph.model.RalphException;
import dev.ralph.model.TaskId;
import dev.ralph.queue.FolderQueue;
import dev.ralph.queue.TaskClaim;

/** Takes the claim of a task for a command that changes its file. */
final class TaskClaims {

    private TaskClaims() {}

    /**
     * Returns the claim.
     *
     * @throws RalphException when a living process works the task
     */
    static TaskClaim take(FolderQueue queue, TaskId id) {
        return queue.claim(id)
                .orElseThrow(() -> new RalphException(
                        "task %s is being worked by another process".formatted(id),
                        ".ralph/claims/" + id,
                        "wait until it is done, or stop that process"));
    }
}
