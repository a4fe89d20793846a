package dev.ralph.loop;

import dev.ralph.queue.FolderQueue;
import dev.ralph.queue.TaskClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works the ready tasks of a queue, one after the other, until none is left. */
public final class QueueLoop {

    private final FolderQueue queue;
    private final TaskLoop tasks;

    public QueueLoop(FolderQueue queue, TaskLoop tasks) {
        this.queue = queue;
        this.tasks = tasks;
    }

    /** Returns one result per task worked; empty when nothing was ready. */
    public List<TaskResult> run(String queueName) {
        List<TaskResult> results = new ArrayList<>();
        while (true) {
            Optional<TaskClaim> next = queue.claimNext(queueName);
            if (next.isEmpty()) {
                return List.copyOf(results);
            }
            try (TaskClaim claim = next.get()) {
                results.add(tasks.work(claim.task()));
            }
        }
    }
}
