package dev.ralph.cli;

import dev.ralph.model.RalphException;
import dev.ralph.model.TaskId;
import dev.ralph.queue.TaskFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The task that a command is about. */
final class TaskOptions {

    @Mixin
    private QueueOptions queue = new QueueOptions();

    @Parameters(index = "0", paramLabel = "ID", description = "The task, such as T1336.")
    private String id = "";

    QueueOptions queue() {
        return queue;
    }

    /** Returns the id of the task, which exists and can be read. */
    TaskId id() {
        return file().task().id();
    }

    TaskFile file() {
        return queue.queue().find(written()).orElseThrow(this::unknown);
    }

    private TaskId written() {
        try {
            return new TaskId(id);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private RalphException unknown() {
        return new RalphException(
                "there is no task '%s'".formatted(id),
                queue.folder().toString(),
                "ralph status lists the tasks that exist");
    }
}
