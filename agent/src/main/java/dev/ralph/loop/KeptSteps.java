package dev.ralph.loop;

import dev.ralph.journal.Checkpoints;
import dev.ralph.model.Status;
import dev.ralph.model.Task;
import dev.ralph.queue.FolderQueue;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The finished steps of runs that did not come to their end. */
public final class KeptSteps {

    private static final Set<Status> OPEN = EnumSet.of(Status.PENDING, Status.IN_PROGRESS);

    private final FolderQueue queue;
    private final Path folder;

    public KeptSteps(FolderQueue queue, Tools.Folders folders) {
        this.queue = queue;
        folder = folders.steps();
    }

    /** Removes what is left of processes that were killed just after a task had come to its end. */
    public void tidy() {
        queue.sweep();
        queue.list().tasks().stream()
                .filter(task -> !OPEN.contains(task.status()))
                .filter(task -> Checkpoints.areKept(folder.resolve(task.id().value())))
                .forEach(task -> queue.claim(task.id()).ifPresent(claim -> {
                    try (claim) {
                        // A task that ran out of time is BLOCKED too, and goes on where it was: its words are the same.
                        Checkpoints.forgetUnless(
                                folder.resolve(task.id().value()),
                                work -> task.status() == Status.BLOCKED && work.startsWith(work(task)));
                    }
                }));
    }

    /** What must be the same of a task for a run to go on behind the steps of one that was cut off. */
    static String work(Task task) {
        return String.join(
                "\n",
                task.title(),
                task.goal(),
                new TreeMap<>(task.keys()).toString(),
                task.criteria().toString(),
                String.valueOf(task.failures()),
                kind(task),
                outcome(task),
                "");
    }

    /** Whether the task is worked as a whole or by its children, and by which. */
    private static String kind(Task task) {
        Map<String, String> fields = task.block().fields();
        return Stream.of(Family.CHILDREN, Family.DIRECT)
                .map(fields::get)
                .toList()
                .toString();
    }

    /** What the last run that ended wrote; a run that ends changes it, one that is put back does not. */
    private static String outcome(Task task) {
        Map<String, String> fields = task.block().fields();
        return Stream.of("VERDICT", "COMMIT", "EVIDENCE")
                .map(fields::get)
                .toList()
                .toString();
    }
}
