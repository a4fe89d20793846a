package dev.ralph.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of small task files, for tests of commands that build nothing. */
public final class TaskText {

    private final Path tasks;

    private TaskText(Path tasks) {
        this.tasks = tasks;
    }

    /** Makes the folder {@code tasks} inside a folder. */
    public static TaskText in(Path folder) {
        try {
            return new TaskText(Files.createDirectories(folder.resolve("tasks")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a task with lines for its status block, and more text behind it. */
    public TaskText task(String id, String block, String... more) {
        String text = """
                # Task %s: Isolate the tests

                **Priority**: P1
                **WSJF Score**: 5.0
                **Queue**: TDD
                %s
                ## Ralph Status Block
                ---RALPH_STATUS---
                %s
                ---END_RALPH_STATUS---
                """.formatted(id, String.join("\n", more), block);
        return write(id + ".md", text);
    }

    public TaskText write(String name, String text) {
        try {
            Files.writeString(tasks.resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String read(String name) {
        try {
            return Files.readString(tasks.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return tasks;
    }

    /** Says that this very JVM works a task. */
    public void claim(String id) {
        try {
            Path claims = Files.createDirectories(tasks.resolveSibling(".ralph").resolve("claims"));
            Files.writeString(claims.resolve(id), dev.ralph.queue.Holder.self() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
