package dev.ralph.queue;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.Status;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The tasks of one folder, one markdown file each. */
public final class FolderQueue {

    /** Weight first, then priority, then id. */
    public static final Comparator<Task> ORDER = Comparator.comparingDouble(
                    (Task task) -> -task.ranking().wsjf())
            .thenComparingInt(task -> task.ranking().priority())
            .thenComparing(Task::id);

    private static final Set<Status> OPEN = Set.of(Status.PENDING, Status.IN_PROGRESS);
    private static final int TRIES = 5;

    private final TaskFolder folder;
    private final Claims claims;

    /** Opens the folder; claims are kept in {@code .ralph/claims} beside it. */
    public FolderQueue(Path tasks) {
        Path absolute = tasks.toAbsolutePath().normalize();
        folder = new TaskFolder(tasks);
        claims = new Claims(absolute.resolveSibling(".ralph").resolve("claims"));
    }

    /**
     * All that the folder holds.
     *
     * @param tasks in the order in which they are worked, of all queues and in any status
     * @param problems files that are meant as tasks and cannot be read; they are left alone
     */
    public record Listing(List<Task> tasks, List<Problem> problems) {

        public Listing {
            tasks = List.copyOf(tasks);
            problems = List.copyOf(problems);
        }

        /** Lower-case names of the queues that have tasks. */
        public Set<String> queues() {
            return tasks.stream().map(task -> task.ranking().queue()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    public Listing list() {
        TaskFolder.Contents contents = folder.read();
        List<Task> tasks = contents.files().stream()
                .map(file -> file.content().task())
                .sorted(ORDER)
                .toList();
        return new Listing(tasks, contents.problems());
    }

    /**
     * The tasks of a queue that can be worked now: PENDING, or IN_PROGRESS and left behind by a process that is gone.
     *
     * @param queue in any case
     * @throws RalphException when there are tasks but none in a queue of this name
     */
    public List<Task> ready(String queue) {
        Listing listing = list();
        String name = queue.toLowerCase(Locale.ROOT);
        if (!listing.tasks().isEmpty() && !listing.queues().contains(name)) {
            throw unknownQueue(queue, listing);
        }
        Set<String> held = claims.held();
        return listing.tasks().stream()
                .filter(task -> task.ranking().queue().equals(name))
                .filter(task -> OPEN.contains(task.status()))
                .filter(task -> !held.contains(task.id().value()))
                .toList();
    }

    /** Takes the first ready task of a queue, or nothing when there is none left. */
    public Optional<TaskClaim> claimNext(String queue) {
        for (Task candidate : ready(queue)) {
            Optional<TaskClaim> claim = claim(candidate.id());
            if (claim.isPresent()) {
                // Another process may have finished it between our look and our claim.
                if (find(candidate.id())
                        .filter(file -> OPEN.contains(file.task().status()))
                        .isPresent()) {
                    return claim;
                }
                claim.get().close();
            }
        }
        return Optional.empty();
    }

    /** Takes a task in whatever status; empty when a living process has it. */
    public Optional<TaskClaim> claim(TaskId id) {
        return claims.take(id);
    }

    public Optional<TaskFile> find(TaskId id) {
        return folder.find(id).map(TaskFolder.Entry::content);
    }

    /**
     * Reads a task again, edits it and puts the result in its place, all or nothing. When the file changes meanwhile,
     * the edit is made again on what it says now.
     *
     * @throws RalphException when the file is gone, cannot be read or written, or does not stop changing
     */
    public TaskFile update(TaskId id, UnaryOperator<TaskFile> edit) {
        for (int i = 0; i < TRIES; i++) {
            TaskFolder.Entry before = folder.find(id).orElseThrow(() -> unknownTask(id));
            TaskFile after = edit.apply(before.content());
            if (Arrays.equals(before.content().bytes(), after.bytes()) || replaced(before, after)) {
                return after;
            }
        }
        throw new RalphException(
                "the file of task %s changes all the time".formatted(id),
                folder.path().toString(),
                "stop what writes to it, then run again");
    }

    private static boolean replaced(TaskFolder.Entry before, TaskFile after) {
        try {
            return AtomicFile.replace(before.path(), before.content().bytes(), after.bytes());
        } catch (IOException e) {
            throw new RalphException(
                    List.of(new Problem(
                            "a task file cannot be written: " + e,
                            before.path().toString(),
                            "make room or allow writing to its folder; the file is as it was")),
                    e);
        }
    }

    private RalphException unknownTask(TaskId id) {
        return new RalphException(
                "there is no task " + id, folder.path().toString(), "ralph status lists the tasks that exist");
    }

    private RalphException unknownQueue(String queue, Listing listing) {
        return new RalphException(
                "there is no queue '%s'".formatted(queue),
                folder.path().toString(),
                "use one of: " + String.join(", ", listing.queues()));
    }
}
