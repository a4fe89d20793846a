package dev.ralph.loop;

import dev.ralph.fixture.Patterns;
import dev.ralph.journal.Checkpoints;
import dev.ralph.journal.Journal;
import dev.ralph.matrix.Matrix;
import dev.ralph.model.TaskId;
import dev.ralph.plan.Limits;
import dev.ralph.provider.Providers;
import dev.ralph.queue.FolderQueue;
import dev.ralph.runner.Runner;
import dev.ralph.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** What the loop works with; put together once by the command line. */
public record Tools(
        FolderQueue queue,
        Folders folders,
        Sandbox sandbox,
        Runner runner,
        Providers providers,
        Patterns patterns,
        Duration cellLimit,
        Budget budget,
        Limits limits,
        Chance chance) {

    /**
     * Where things are kept.
     *
     * @param tasks the queue's folder
     * @param logs what happened, per task and run
     * @param cache downloads, templates and work folders
     */
    public record Folders(Path tasks, Path logs, Path cache) {}

    /** What differs from run to run: the time and the random numbers. */
    public record Chance(InstantSource clock, RandomGenerator random) {}

    String newRun() {
        return Journal.newName(chance.clock(), chance.random());
    }

    Journal openJournal(TaskId task, String run) {
        return Journal.open(folders.logs(), task, run, chance.clock());
    }

    Checkpoints checkpoints(TaskId task, String work) {
        return Checkpoints.open(
                folders.tasks().resolveSibling(".ralph").resolve("runs").resolve(task.value()), work);
    }

    Matrix matrix(Path cells, Path evidence) {
        return new Matrix(sandbox, runner, providers, cells, evidence, cellLimit);
    }
}
