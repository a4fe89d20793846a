package dev.ralph.cli;

import dev.ralph.queue.FolderQueue;
import dev.ralph.queue.Remainder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where the tasks are. */
final class QueueOptions {

    @Option(
            names = "--tasks",
            paramLabel = "DIR",
            defaultValue = "tasks",
            description = "The folder of task files (default: ${DEFAULT-VALUE}).")
    private Path tasks = Path.of("tasks");

    Path folder() {
        return tasks.toAbsolutePath().normalize();
    }

    Remainder remainder() {
        return new Remainder(folder());
    }

    FolderQueue queue() {
        return new FolderQueue(folder());
    }
}
