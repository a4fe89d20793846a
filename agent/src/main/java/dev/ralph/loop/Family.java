package dev.ralph.loop;

import dev.ralph.model.RalphException;
import dev.ralph.model.Status;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import dev.ralph.queue.FolderQueue;
import dev.ralph.queue.PastFailure;
import dev.ralph.queue.TaskFile;
import dev.ralph.repo.BranchMerge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A task that was split, and its children as they stand.
 *
 * @param direct whether the parts were tried and failed, so that the parent is to be worked as a whole
 * @param missing children that have no file that can be read
 */
record Family(Task parent, boolean direct, List<Child> children, List<TaskId> missing) {

    static final String CHILDREN = "CHILDREN";
    static final String DIRECT = "DIRECT";

    private static final Pattern PARTIAL = Pattern.compile("FRACTAL_PARTIAL:\\s*(\\d{1,4})/(\\d{1,4}) failed");
    private static final Pattern SEPARATOR = Pattern.compile("[,;\\s]+");
    private static final Set<Status> OPEN = EnumSet.of(Status.PENDING, Status.IN_PROGRESS, Status.DECOMPOSED);

    Family {
        children = List.copyOf(children);
        missing = List.copyOf(missing);
    }

    /** A child and how it failed last. */
    record Child(Task task, Optional<PastFailure> failure) {

        boolean is(Status status) {
            return task.status() == status;
        }

        /** Empty for one that did not fail, and for a failure that an older tool wrote. */
        Optional<String> fingerprint() {
            return failure.map(PastFailure::fingerprint).filter(print -> is(Status.FAILED) && !print.isEmpty());
        }
    }

    /** What the children mean for their parent. */
    sealed interface Outcome {

        /** Some are not done, and may be; nothing to do now. */
        record Waits(String reason) implements Outcome {}

        /** All are complete: the parent is their changes together. */
        record Merge(List<BranchMerge.Source> branches) implements Outcome {
            public Merge {
                branches = List.copyOf(branches);
            }
        }

        /** None is open any more, and some failed. */
        record Partial(List<TaskId> failed, int of) implements Outcome {
            public Partial {
                failed = List.copyOf(failed);
            }

            String sentence() {
                return "FRACTAL_PARTIAL: %d/%d failed".formatted(failed.size(), of);
            }
        }

        /** Splitting did not help: the parent is worked as a whole. */
        record Direct(String reason) implements Outcome {}

        /** Handles every kind of outcome. */
        default <R> R match(
                Function<Waits, R> waits,
                Function<Merge, R> merge,
                Function<Partial, R> partial,
                Function<Direct, R> direct) {
            if (this instanceof Waits found) {
                return waits.apply(found);
            }
            if (this instanceof Merge found) {
                return merge.apply(found);
            }
            if (this instanceof Partial found) {
                return partial.apply(found);
            }
            return direct.apply((Direct) this);
        }
    }

    /** Whether a task was split and all its children were written. */
    static boolean isSplit(Task task) {
        return !ids(task).isEmpty();
    }

    /** Whether a task is not to be split, because all its parts failed before. */
    static boolean isDirect(TaskFile file) {
        boolean isMarked = "yes".equalsIgnoreCase(file.task().block().fields().get(DIRECT));
        return isMarked
                || file.history().stream()
                        .flatMap(failure -> PARTIAL.matcher(failure.text()).results())
                        .anyMatch(Family::isAll);
    }

    private static boolean isAll(MatchResult partial) {
        int failed = Integer.parseInt(partial.group(1));
        return failed > 0 && failed == Integer.parseInt(partial.group(2));
    }

    /** Reads a family: the children that the status block of the parent names, else all that name it as their parent. */
    static Family of(FolderQueue queue, TaskFile parent) {
        Task task = parent.task();
        List<TaskId> ids = ids(task).isEmpty() ? naming(queue, task.id()) : ids(task);
        List<Child> children = new ArrayList<>();
        List<TaskId> missing = new ArrayList<>();
        for (TaskId id : ids) {
            Optional<TaskFile> file = readable(queue, id);
            file.ifPresentOrElse(found -> children.add(child(found)), () -> missing.add(id));
        }
        return new Family(task, isDirect(parent), children, missing);
    }

    private static Child child(TaskFile file) {
        return new Child(file.task(), file.history().stream().reduce((first, second) -> second));
    }

    private static List<TaskId> ids(Task task) {
        return Arrays.stream(SEPARATOR.split(task.block().fields().getOrDefault(CHILDREN, "")))
                .filter(id -> !id.isEmpty() && !id.equals("-"))
                .flatMap(id -> TaskId.parse(id).stream())
                .distinct()
                .toList();
    }

    private static List<TaskId> naming(FolderQueue queue, TaskId parent) {
        return queue.list().tasks().stream()
                .filter(task -> task.parent().filter(parent::equals).isPresent())
                .map(Task::id)
                .sorted()
                .toList();
    }

    /** A file that cannot be read is told by whoever lists the folder; here its task is only not there. */
    private static Optional<TaskFile> readable(FolderQueue queue, TaskId id) {
        try {
            return queue.find(id);
        } catch (RalphException e) {
            return Optional.empty();
        }
    }

    /** Derives what the children mean for the parent. */
    Outcome outcome() {
        if (children.isEmpty() && missing.isEmpty()) {
            return new Outcome.Waits("no task names %s as its parent".formatted(parent.id()));
        }
        if (!missing.isEmpty()) {
            return new Outcome.Waits("no readable file: " + names(missing));
        }
        List<Child> open = children.stream()
                .filter(child -> OPEN.contains(child.task().status()))
                .toList();
        if (!open.isEmpty()) {
            return new Outcome.Waits(
                    "%d of %d children are open: %s".formatted(open.size(), children.size(), list(open)));
        }
        List<Child> blocked = with(Status.BLOCKED);
        if (!blocked.isEmpty()) {
            return new Outcome.Waits("%d of %d children are blocked: %s"
                    .formatted(
                            blocked.size(),
                            children.size(),
                            blocked.stream().map(Family::why).collect(Collectors.joining("; "))));
        }
        return with(Status.FAILED).isEmpty() ? merge() : failed();
    }

    private Outcome merge() {
        return new Outcome.Merge(children.stream()
                .map(child -> child.task().block().fields())
                .filter(fields -> !fields.getOrDefault("BRANCH", "-").equals("-"))
                .map(fields ->
                        new BranchMerge.Source(fields.getOrDefault("BRANCH", ""), fields.getOrDefault("COMMIT", "")))
                .toList());
    }

    private Outcome failed() {
        List<Child> failed = with(Status.FAILED);
        if (failed.size() == children.size() && direct) {
            return new Outcome.Direct("all %d children failed before".formatted(failed.size()));
        }
        Set<Optional<String>> fingerprints =
                failed.stream().map(Child::fingerprint).collect(Collectors.toSet());
        boolean isOne = fingerprints.size() == 1 && fingerprints.stream().allMatch(Optional::isPresent);
        if (failed.size() == children.size() && isOne) {
            return new Outcome.Direct("all %d children failed with fingerprint %s"
                    .formatted(failed.size(), fingerprints.iterator().next().orElseThrow()));
        }
        return new Outcome.Partial(
                failed.stream().map(child -> child.task().id()).toList(), children.size());
    }

    private List<Child> with(Status status) {
        return children.stream().filter(child -> child.is(status)).toList();
    }

    private static String why(Child child) {
        String reason = child.task().block().fields().getOrDefault("REASON", "-");
        return child.task().id() + (reason.equals("-") ? "" : " (" + reason + ")");
    }

    private static String list(List<Child> children) {
        return names(children.stream().map(child -> child.task().id()).toList());
    }

    private static String names(List<TaskId> ids) {
        return ids.stream().map(TaskId::value).collect(Collectors.joining(", "));
    }
}
