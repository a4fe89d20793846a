package dev.ralph.loop;

import dev.ralph.queue.FolderQueue;
import dev.ralph.queue.TaskClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Works the ready tasks of a queue, one after the other, until none is left. */
public final class QueueLoop {

    private final FolderQueue queue;
    private final TaskLoop tasks;

    public QueueLoop(FolderQueue queue, TaskLoop tasks) {
        this.queue = queue;
        this.tasks = tasks;
    }

    /** Returns one result per task worked, and tells each as soon as it is there; empty when nothing was ready. */
    public List<TaskResult> run(String queueName, Consumer<TaskResult> finished) {
        List<TaskResult> results = new ArrayList<>();
        while (true) {
            Optional<TaskClaim> next = queue.claimNext(queueName);
            if (next.isEmpty()) {
                return List.copyOf(results);
            }
            try (TaskClaim claim = next.get()) {
                TaskResult result = tasks.work(claim.task());
                finished.accept(result);
                results.add(result);
            }
        }
    }
}
