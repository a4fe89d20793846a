package dev.ralph.queue;

import dev.ralph.model.Plan;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one folder.
 *
 * <p>What was read of a file is kept and read again when the file changes. Nothing is claimed on what was kept: the
 * task and all that it waits for are read again first.
 */
public final class FolderQueue {

    private static final int TRIES = 5;

    private final TaskFolder folder;
    private final Claims claims;
    private final FolderLock files;
    private final Ages ages;
    private boolean swept;
    private @Nullable Ordered last;

    /** Opens the folder; claims are kept in {@code .ralph/claims} beside it, and beside what it leads to if a link. */
    public FolderQueue(Path tasks) {
        Path own = real(tasks).resolveSibling(".ralph");
        ages = new Ages(own.resolve("ages"));
        folder = new TaskFolder(tasks, ages);
        claims = new Claims(own.resolve("claims"));
        files = new FolderLock(own);
    }

    /** Two paths to one folder must not lead to two folders of claims. */
    private static Path real(Path tasks) {
        try {
            return tasks.toRealPath();
        } catch (IOException e) {
            // Not there: reading it will say so.
            return tasks.toAbsolutePath().normalize();
        }
    }

    /**
     * All that the folder holds.
     *
     * @param tasks in the order in which they are worked, of all queues and in any status
     * @param problems files that are meant as tasks and cannot be read, which are left alone, and tasks that wait for
     *     each other
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

    /**
     * What is still to be worked in one queue.
     *
     * @param problems those of the whole folder
     */
    public record Outlook(List<Place> places, List<Problem> problems) {

        public Outlook {
            places = List.copyOf(places);
            problems = List.copyOf(problems);
        }
    }

    public Listing list() {
        TaskFolder.Contents contents = folder.read();
        WorkOrder order = order(contents);
        return new Listing(order.tasks().stream().map(Queued::task).toList(), problems(contents, order));
    }

    private static List<Problem> problems(TaskFolder.Contents contents, WorkOrder order) {
        return Stream.concat(contents.problems().stream(), order.problems().stream())
                .toList();
    }

    /** The order of what was read; what the tasks need changes only with them, who works them at any time. */
    private synchronized WorkOrder order(TaskFolder.Contents contents) {
        if (last == null || !last.contents().equals(contents)) {
            last = new Ordered(contents, WorkOrder.of(contents.tasks(), contents.summaries()));
        }
        return last.order().withWorked(claims.held());
    }

    private record Ordered(TaskFolder.Contents contents, WorkOrder order) {}

    /**
     * Says what is to be worked in a queue, in which order and why.
     *
     * @param queue in any case
     * @throws RalphException when there are tasks but none in a queue of this name
     */
    public Outlook outlook(String queue) {
        TaskFolder.Contents contents = folder.read();
        String name = known(queue, contents);
        WorkOrder order = order(contents);
        return new Outlook(order.places(name), problems(contents, order));
    }

    /**
     * The tasks of a queue that can be worked now: PENDING, or IN_PROGRESS and left behind by a process that is gone,
     * and nothing else has to come first.
     *
     * @param queue in any case
     * @throws RalphException when there are tasks but none in a queue of this name
     */
    public List<Task> ready(String queue) {
        TaskFolder.Contents contents = folder.read();
        String name = known(queue, contents);
        return order(contents).ready(name).map(Queued::task).toList();
    }

    /** Takes the first ready task of a queue, or nothing when there is none left. */
    public Optional<TaskClaim> claimNext(String queue) {
        sweep();
        String name = queue.toLowerCase(Locale.ROOT);
        Optional<TaskClaim> claim = claimFirst(name, folder.recent());
        for (int i = 0; i < TRIES && claim.isEmpty(); i++) {
            // Only a look at everything can say that nothing is ready.
            TaskFolder.Contents contents = folder.read();
            if (order(contents).ready(name).findAny().isEmpty()) {
                known(queue, contents);
                return Optional.empty();
            }
            claim = claimFirst(name, contents);
        }
        return claim;
    }

    private Optional<TaskClaim> claimFirst(String queue, TaskFolder.Contents contents) {
        return order(contents)
                .ready(queue)
                .flatMap(task -> claim(task, contents).stream())
                .findFirst();
    }

    /** Another process may have finished the task, or begun one that excludes it, between our look and our claim. */
    private Optional<TaskClaim> claim(Queued task, TaskFolder.Contents contents) {
        List<Queued> related = contents.tasks().stream()
                .filter(other -> isRelated(task, other))
                .toList();
        return claims.take(task.task().id(), () -> {
            TaskFolder.Contents now = folder.again(related, task.dependsOn());
            return WorkOrder.of(now.tasks(), now.summaries())
                    .withWorked(claims.held())
                    .ready(task.task().ranking().queue())
                    .anyMatch(ready -> ready.task().id().equals(task.task().id()));
        });
    }

    private static boolean isRelated(Queued task, Queued other) {
        TaskId id = task.task().id();
        return id.equals(other.task().id())
                || task.dependsOn().contains(other.task().id())
                || other.parent().filter(id::equals).isPresent()
                || (task.plan().isPresent()
                        && task.plan().map(Plan.Head::phase).equals(other.plan().map(Plan.Head::phase)));
    }

    /** Takes a task in whatever status; empty when a living process has it. */
    public Optional<TaskClaim> claim(TaskId id) {
        sweep();
        return claims.take(id, () -> true);
    }

    /** Tidies up, once, after processes that were killed; every claim does so too. */
    public synchronized void sweep() {
        if (!swept && Files.isDirectory(folder.path())) {
            claims.sweep();
            AtomicFile.sweep(folder.path());
            swept = true;
        }
    }

    public Optional<TaskFile> find(TaskId id) {
        return folder.find(id).map(TaskFolder.Found::content);
    }

    /** The file in which a task lies, maybe with others. */
    public Optional<Path> path(TaskId id) {
        return folder.find(id).map(TaskFolder.Found::path);
    }

    /**
     * Reads a task again, edits it and puts the result in its place, all or nothing. When the file changes meanwhile,
     * the edit is made again on what it says now.
     *
     * @throws RalphException when the file is gone, cannot be read or written, or does not stop changing
     */
    public TaskFile update(TaskId id, UnaryOperator<TaskFile> edit) {
        for (int i = 0; i < TRIES; i++) {
            TaskFolder.Found before = folder.find(id).orElseThrow(() -> unknownTask(id));
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

    private boolean replaced(TaskFolder.Found before, TaskFile after) {
        try {
            ages.note(before.content().task(), before.path());
            // Claims are of tasks; a file may hold several, and two processes that each have one of them.
            return files.hold(
                    () -> AtomicFile.replace(before.path(), before.content().bytes(), after.bytes()));
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

    private String known(String queue, TaskFolder.Contents contents) {
        String name = queue.toLowerCase(Locale.ROOT);
        Set<String> queues = contents.tasks().stream()
                .map(task -> task.task().ranking().queue())
                .collect(Collectors.toCollection(TreeSet::new));
        if (queues.isEmpty() || queues.contains(name)) {
            return name;
        }
        throw new RalphException(
                "there is no queue '%s'".formatted(queue),
                folder.path().toString(),
                "use one of: " + String.join(", ", queues));
    }
}
