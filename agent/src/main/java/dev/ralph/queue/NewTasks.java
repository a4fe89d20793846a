package dev.ralph.queue;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Makes task files. Ids are given out under one lock of the folder, and a file that exists is never written over, so
 * no two tasks get one id, whoever makes them; a crash leaves a whole file or none.
 */
public final class NewTasks {

    private final Path folder;
    private final InstantSource clock;
    private final FolderLock lock;

    /** Makes files in a folder; the lock is kept in {@code .ralph} beside it. */
    public NewTasks(Path tasks, InstantSource clock) {
        this.folder = tasks.toAbsolutePath().normalize();
        this.clock = clock;
        this.lock = new FolderLock(folder.resolveSibling(".ralph"));
    }

    /** Whether ids may begin with this, as in {@code T} and {@code MOD-AUTH-}. */
    public static boolean isPrefix(String text) {
        return IdSeries.isPrefix(text);
    }

    /** Returns what an id begins with, without its number; {@code T} when new ids cannot begin so. */
    public static String prefixOf(TaskId id) {
        String prefix = id.value().replaceFirst("\\d+$", "");
        return isPrefix(prefix) ? prefix : "T";
    }

    /** Makes one task with the next free id of a prefix. */
    public TaskId create(String prefix, Draft draft) {
        return locked(() -> create(IdSeries.in(folder, prefix), draft)).id();
    }

    /**
     * Makes the tasks that are not there yet.
     *
     * @param isSame says whether a task of the folder is the one that a draft describes
     * @return for each draft the task that is there now, in their order
     */
    public List<TaskId> createMissing(String prefix, List<Draft> drafts, BiPredicate<Task, Draft> isSame) {
        return locked(() -> {
            List<Task> present = new FolderQueue(folder).list().tasks();
            IdSeries series = IdSeries.in(folder, prefix);
            List<TaskId> ids = new ArrayList<>();
            for (Draft draft : drafts) {
                var same = present.stream()
                        .filter(task -> isSame.test(task, draft))
                        .map(Task::id)
                        .min(TaskId::compareTo);
                if (same.isEmpty()) {
                    series = create(series, draft);
                }
                ids.add(same.orElse(series.id()));
            }
            return List.copyOf(ids);
        });
    }

    /** Returns the series with the new task as its last. */
    private IdSeries create(IdSeries series, Draft draft) throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        IdSeries next = series.next();
        // Somebody who does not know the lock may have made the file in between.
        while (!AtomicFile.create(folder.resolve(next.id() + ".md"), DraftFile.of(next.id(), draft, today))) {
            next = next.next();
        }
        return next;
    }

    private <T> T locked(FolderLock.Work<T> work) {
        if (!Files.isDirectory(folder)) {
            throw new RalphException(
                    "there is no folder of tasks", folder.toString(), "create it, or name another with --tasks");
        }
        try {
            return lock.hold(work);
        } catch (IOException e) {
            throw new RalphException(
                    List.of(new Problem(
                            "a task file cannot be made: " + e,
                            folder.toString(),
                            "make room or allow writing to this folder and to .ralph beside it")),
                    e);
        }
    }
}
