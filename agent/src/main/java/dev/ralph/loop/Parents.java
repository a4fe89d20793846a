package dev.ralph.loop;

import dev.ralph.loop.Family.Outcome;
import dev.ralph.model.FailureClass;
import dev.ralph.model.Status;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import dev.ralph.plan.Brief;
import dev.ralph.plan.Decision;
import dev.ralph.queue.Draft;
import dev.ralph.queue.Failure;
import dev.ralph.queue.FolderQueue;
import dev.ralph.queue.NewTasks;
import dev.ralph.queue.TaskClaim;
import dev.ralph.queue.TaskFile;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Splits tasks into children, and moves them on when their children have come to an end. */
final class Parents {

    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final FolderQueue queue;
    private final NewTasks newTasks;
    private final InstantSource clock;

    Parents(FolderQueue queue, NewTasks newTasks, InstantSource clock) {
        this.queue = queue;
        this.newTasks = newTasks;
        this.clock = clock;
    }

    /** What became of a parent, and why. */
    record Settled(TaskId parent, Outcome outcome) {}

    /** Tells a planner about a task. */
    Brief brief(TaskFile file) {
        return new Brief(file.task(), file.sections(), ancestors(file.task()), Family.isDirect(file));
    }

    private int ancestors(Task task) {
        Set<TaskId> seen = new HashSet<>(Set.of(task.id()));
        Optional<TaskId> next = task.parent();
        while (next.isPresent() && seen.add(next.get())) {
            Optional<TaskFile> file = queue.find(next.get());
            if (file.isEmpty()) {
                seen.remove(next.get());
            }
            next = file.flatMap(found -> found.task().parent());
        }
        return seen.size() - 1;
    }

    /**
     * Writes the children of a claimed task, and then in the task that it is split. Children that are there already,
     * from a split that was interrupted or made before, stay as they are.
     */
    List<TaskId> split(Task parent, Decision.Children decision) {
        List<Draft> drafts = Offspring.drafts(parent, decision);
        List<TaskId> children = newTasks.createMissing(NewTasks.prefixOf(parent.id()), drafts, Offspring::isSame);
        return split(parent.id(), children, decision.reason());
    }

    private List<TaskId> split(TaskId parent, List<TaskId> children, String reason) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(Family.CHILDREN, ids(children));
        fields.put("REASON", reason);
        queue.update(parent, file -> file.withStatus(Status.DECOMPOSED, fields));
        return children;
    }

    /**
     * Finds the children of a split that the task itself does not tell of, because it was cut off: whoever named the
     * parts would word them differently when asked again, and every part would be worked twice.
     */
    Optional<Begun> begun(Task parent) {
        return Begun.of(parent.id(), queue.list().tasks());
    }

    /** Writes in a claimed task that it is split into the children that are there. */
    List<TaskId> adopt(Task parent, Begun begun, String reason) {
        if (!begun.isWhole()) {
            throw new IllegalArgumentException(begun.sentence());
        }
        return split(parent.id(), begun.children(), reason);
    }

    /** What the children of a task mean for it; empty when it was not split, or not to the end. */
    Optional<Outcome> outcome(TaskFile file) {
        return Family.isSplit(file.task()) ? Optional.of(Family.of(queue, file).outcome()) : Optional.empty();
    }

    /** Moves on every parent whose children have come to an end; to be called when a run begins. */
    List<Settled> settleAll() {
        List<Settled> settled = new ArrayList<>();
        queue.list().tasks().stream()
                .filter(Parents::followsItsChildren)
                .forEach(task -> settled.addAll(settle(task.id())));
        return List.copyOf(settled);
    }

    /** Moves on the parent of a task that has come to an end. */
    List<Settled> settleParentOf(Task child) {
        List<Settled> settled = new ArrayList<>();
        // A split that was interrupted may find its children done already.
        if (child.status() == Status.DECOMPOSED) {
            settled.addAll(settle(child.id()));
        }
        child.parent().ifPresent(parent -> settled.addAll(settle(parent)));
        return List.copyOf(settled);
    }

    /** Whether what becomes of the children decides; so it does when some failed and a person had them tried again. */
    private static boolean followsItsChildren(Task task) {
        boolean isPartial = task.block().fields().getOrDefault("REASON", "").startsWith("FRACTAL_PARTIAL");
        return task.status() == Status.DECOMPOSED || (task.status() == Status.FAILED && isPartial);
    }

    private List<Settled> settle(TaskId id) {
        Optional<TaskClaim> claim = queue.claim(id);
        if (claim.isEmpty()) {
            return List.of();
        }
        try (TaskClaim held = claim.get()) {
            Optional<TaskFile> file = queue.find(held.task()).filter(found -> followsItsChildren(found.task()));
            if (file.isEmpty()) {
                return List.of();
            }
            Family family = Family.of(queue, file.get());
            Outcome outcome = family.outcome();
            boolean saidBefore = file.get().task().status() == Status.FAILED;
            if (saidBefore && !(outcome instanceof Outcome.Merge) && !(outcome instanceof Outcome.Waits)) {
                return List.of();
            }
            List<Settled> settled = new ArrayList<>(List.of(new Settled(id, outcome)));
            outcome.match(
                    waits -> saidBefore ? waits(id, waits) : file.get(),
                    merge -> reopened(family),
                    partial -> failed(id, partial),
                    direct -> direct(id, direct));
            if (outcome instanceof Outcome.Partial) {
                settled.addAll(settleParentOf(file.get().task()));
            }
            return List.copyOf(settled);
        }
    }

    private TaskFile reopened(Family family) {
        String children =
                ids(family.children().stream().map(child -> child.task().id()).toList());
        return queue.update(
                family.parent().id(), file -> file.withStatus(Status.PENDING, Map.of(Family.CHILDREN, children)));
    }

    /** Puts a parent back to wait for its children. */
    TaskFile waits(TaskId id, Outcome.Waits waits) {
        return queue.update(id, file -> file.withStatus(Status.DECOMPOSED, Map.of("REASON", waits.reason())));
    }

    /** Marks a parent to be worked as a whole; the mark stays, so that it is not split again. */
    TaskFile direct(TaskId id, Outcome.Direct direct) {
        return queue.update(
                id, file -> file.withStatus(Status.PENDING, Map.of(Family.DIRECT, "yes", "REASON", direct.reason())));
    }

    /** Ends a parent that some of whose children failed. */
    TaskFile failed(TaskId id, Outcome.Partial partial) {
        String failed = ids(partial.failed());
        String fingerprint =
                "fractal-partial-%d-of-%d".formatted(partial.failed().size(), partial.of());
        Failure failure = new Failure(
                AT.format(clock.instant()),
                FailureClass.TASK,
                fingerprint,
                partial.sentence() + "\nSee the history of " + failed + ".");
        return queue.update(
                id,
                file -> file.withStatus(
                                Status.FAILED,
                                Map.of(
                                        "REASON",
                                        "%s: %s; ralph retry each of them".formatted(partial.sentence(), failed)))
                        .withFailure(failure));
    }

    private static String ids(List<TaskId> tasks) {
        return tasks.stream().map(TaskId::value).collect(Collectors.joining(", "));
    }
}
