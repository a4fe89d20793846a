package dev.ralph.queue;

import dev.ralph.model.TaskId;

/** The exclusive right of this process to work a task; given back when closed, lost when the process dies. */
public final class TaskClaim implements AutoCloseable {

    private final TaskId task;
    private final Runnable release;

    TaskClaim(TaskId task, Runnable release) {
        this.task = task;
        this.release = release;
    }

    public TaskId task() {
        return task;
    }

    @Override
    public void close() {
        release.run();
    }
}
