package dev.ralph.queue;

import dev.ralph.model.Ranking;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A process that makes tasks: so many, or without end. */
final class NewTasksProcess {

    private NewTasksProcess() {}

    public static void main(String[] arguments) {
        NewTasks tasks = new NewTasks(Path.of(arguments[0]), InstantSource.fixed(Instant.EPOCH));
        int count = Integer.parseInt(arguments[1]);
        for (int i = 0; i < count; i++) {
            tasks.create("T", draft(arguments[2] + " " + i));
        }
    }

    static Draft draft(String title) {
        return new Draft(title, "", new Ranking("tdd", 2, 0), Map.of(), List.of(), "");
    }
}
