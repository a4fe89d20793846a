package dev.ralph.loop;

import dev.ralph.journal.Journal;
import dev.ralph.matrix.Matrix;
import dev.ralph.model.TaskId;
import dev.ralph.plan.Limits;
import dev.ralph.provider.Providers;
import dev.ralph.queue.FolderQueue;
import dev.ralph.runner.Runner;
import dev.ralph.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What the loop works with; put together once by the command line. */
public record Tools(
        FolderQueue queue,
        Folders folders,
        Sandbox sandbox,
        Kit.Choice kits,
        Providers providers,
        Duration cellLimit,
        Budget budget,
        Limits limits,
        Agents agents,
        Chance chance) {

    /**
     * Where things are kept.
     *
     * @param tasks the queue's folder
     * @param logs what happened, per task and run
     * @param cache downloads, templates and work folders
     */
    public record Folders(Path tasks, Path logs, Path cache) {

        /** What the finished steps of unfinished runs gave, by task. */
        Path steps() {
            return own().resolve("runs");
        }

        /** What the models of unfinished runs and tasks have used. */
        public Path spent() {
            return own().resolve("spent");
        }

        /** Beside the real folder of tasks: two paths to it must not lead to two. */
        private Path own() {
            try {
                return tasks.toRealPath().resolveSibling(".ralph");
            } catch (IOException e) {
                throw new UncheckedIOException("cannot look at " + tasks, e);
            }
        }

        /** Whether a file is of those that runs write: tasks, logs, claims and steps. */
        boolean areOurs(Path file) {
            return Stream.of(tasks, logs, own()).anyMatch(file::startsWith);
        }
    }

    /** What differs from run to run: the time and the random numbers. */
    public record Chance(InstantSource clock, RandomGenerator random) {}

    String newRun() {
        return Journal.newName(chance.clock(), chance.random());
    }

    Journal openJournal(TaskId task, String run) {
        return Journal.open(folders.logs(), task, run, chance.clock());
    }

    Matrix matrix(Runner runner, Path cells, Path evidence) {
        return new Matrix(sandbox, runner, providers, cells, evidence, cellLimit);
    }
}
