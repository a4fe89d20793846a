package dev.ralph.queue;

import dev.ralph.model.Plan;
import dev.ralph.model.Problem;
import dev.ralph.model.Status;
import dev.ralph.model.TaskId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The order in which the tasks of a folder are worked.
 *
 * <p>Each comes after all that it needs, and among those that could be next the one that ranks first. What waits for
 * something that only a person can put right comes last.
 */
public final class WorkOrder {

    private final List<Queued> tasks;
    private final Set<String> worked;
    private final Needs needs;
    private final List<Integer> order;
    private final Map<Integer, Wait> shares;

    private WorkOrder(List<Queued> tasks, Set<String> worked, Set<String> summaries) {
        this.tasks = List.copyOf(tasks);
        this.worked = Set.copyOf(worked);
        needs = new Needs(this.tasks, summaries);
        order = order();
        shares = shares();
    }

    /**
     * Puts tasks in order.
     *
     * @param worked ids of tasks that living processes work
     * @param summaries ids of plans that are finished, whether or not their files are still there
     */
    public static WorkOrder of(List<Queued> tasks, Set<String> worked, Set<String> summaries) {
        return new WorkOrder(tasks, worked, summaries);
    }

    /** All tasks in their order, whatever their status. */
    public List<Queued> tasks() {
        return order.stream().map(tasks::get).toList();
    }

    /** Tasks that wait for each other, each with its whole path. */
    public List<Problem> problems() {
        return List.copyOf(needs.problems());
    }

    /** The places of those tasks of one queue that are still to be worked. */
    public List<Place> places(String queue) {
        List<Integer> nodes = order.stream()
                .filter(node -> tasks.get(node).task().ranking().queue().equals(queue))
                .filter(this::isToBeWorked)
                .toList();
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            List<Integer> next = nodes.subList(i + 1, Math.min(i + 2, nodes.size()));
            places.add(place(nodes.get(i), next.stream().findFirst()));
        }
        return places;
    }

    /** Whether a task can be claimed now. */
    boolean isReady(TaskId id) {
        return order.stream()
                .filter(node -> tasks.get(node).task().id().equals(id))
                .anyMatch(node ->
                        isToBeWorked(node) && place(node, Optional.empty()).isReady());
    }

    private boolean isToBeWorked(int node) {
        return tasks.get(node).isOpen() || tasks.get(node).task().status() == Status.DECOMPOSED;
    }

    private boolean isWorked(int node) {
        return worked.contains(tasks.get(node).task().id().value());
    }

    private Place place(int node, Optional<Integer> next) {
        List<Wait> waits = new ArrayList<>(needs.waits(node));
        Optional.ofNullable(shares.get(node)).ifPresent(waits::add);
        if (tasks.get(node).task().status() == Status.DECOMPOSED) {
            waits.add(new Wait("", waits.isEmpty() ? "is split; its children are at an end" : "is split"));
        }
        return new Place(tasks.get(node).task(), isWorked(node), waits, reason(node, waits, next));
    }

    private String reason(int node, List<Wait> waits, Optional<Integer> next) {
        if (isWorked(node)) {
            return "is being worked";
        }
        if (!waits.isEmpty()) {
            return Place.words(waits);
        }
        Rank rank = tasks.get(node).rank();
        return "WSJF %s%s"
                .formatted(
                        rank.ranking().wsjf(),
                        next.map(other -> before(rank, other)).orElse(""));
    }

    private String before(Rank rank, int other) {
        Queued next = tasks.get(other);
        boolean isByRank = rank.compareTo(next.rank()) < 0;
        return "; before %s %s".formatted(next.task().id(), isByRank ? rank.over(next.rank()) : "which waits");
    }

    private List<Integer> order() {
        BitSet hopeless = needs.hopeless();
        Rank[] ranks = tasks.stream().map(Queued::rank).toArray(Rank[]::new);
        Comparator<Integer> order = Comparator.<Integer>comparingInt(node -> node >= ranks.length ? 0 : 1)
                .thenComparingInt(node -> node >= ranks.length || isWorked(node) ? 0 : 1)
                .thenComparingInt(node -> hopeless.get(node) ? 1 : 0)
                .thenComparing((one, other) -> one >= ranks.length ? one - other : ranks[one].compareTo(ranks[other]));
        return needs.graph().order(order).stream()
                .filter(node -> node < ranks.length)
                .toList();
    }

    /** Plans of one wave that change the same file go one after the other, in their order. */
    private Map<Integer, Wait> shares() {
        Map<Path, Integer> last = new HashMap<>();
        Map<Integer, Wait> found = new HashMap<>();
        for (int node : order) {
            if ((isToBeWorked(node) || isWorked(node)) && tasks.get(node).plan().isPresent()) {
                Plan.Head plan = tasks.get(node).plan().get();
                for (String file : plan.files()) {
                    Integer before = last.put(new Path(plan.phase(), plan.wave(), normal(file)), node);
                    if (before != null && before != node) {
                        found.putIfAbsent(node, share(tasks.get(before), file));
                    }
                }
            }
        }
        return found;
    }

    /** A path that plans of one wave of one phase change. */
    private record Path(String phase, int wave, String file) {}

    private static Wait share(Queued before, String file) {
        return new Wait(before.task().id().value(), "waits for %s, which changes %s too".formatted(before, file));
    }

    private static String normal(String file) {
        return file.strip().replaceAll("(^|/)(?:\\./)+", "$1").replaceAll("/{2,}", "/");
    }
}
