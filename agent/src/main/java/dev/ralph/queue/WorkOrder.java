package dev.ralph.queue;

import dev.ralph.model.Plan;
import dev.ralph.model.Problem;
import dev.ralph.model.Status;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The order in which the tasks of a folder are worked.
 *
 * <p>What is being worked comes first. Each other task comes after all that it needs, and among those that could be next the one that ranks first. What waits for
 * something that only a person can put right comes last.
 */
public final class WorkOrder {

    private final List<Queued> tasks;
    private final Set<String> worked;
    private final Needs needs;
    private final List<Integer> byRank;
    private final List<Integer> order;
    private final Map<Integer, Wait> shares;

    private WorkOrder(List<Queued> tasks, Set<String> worked, Needs needs, List<Integer> byRank) {
        this.tasks = tasks;
        this.worked = Set.copyOf(worked);
        this.needs = needs;
        this.byRank = byRank;
        order = workedFirst();
        shares = shares();
    }

    /**
     * Puts tasks in order.
     *
     * @param summaries ids of plans that are finished, whether or not their files are still there
     */
    public static WorkOrder of(List<Queued> tasks, Set<String> summaries) {
        List<Queued> own = List.copyOf(tasks);
        Needs needs = new Needs(own, summaries);
        return new WorkOrder(own, Set.of(), needs, byRank(own, needs));
    }

    /**
     * Returns the order of the same tasks while some are being worked.
     *
     * @param ids of tasks that living processes have
     */
    public WorkOrder withWorked(Set<String> ids) {
        return new WorkOrder(tasks, ids, needs, byRank);
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

    /** The tasks of one queue that can be claimed now. */
    Stream<Queued> ready(String queue) {
        return order.stream()
                .filter(this::isReady)
                .map(tasks::get)
                .filter(task -> task.task().ranking().queue().equals(queue));
    }

    private boolean isReady(int node) {
        return tasks.get(node).isOpen() && !isWorked(node) && needs.waits(node).isEmpty() && !shares.containsKey(node);
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

    private List<Integer> workedFirst() {
        if (worked.isEmpty()) {
            return byRank;
        }
        return Stream.concat(
                        byRank.stream().filter(this::isWorked), byRank.stream().filter(node -> !isWorked(node)))
                .toList();
    }

    private static List<Integer> byRank(List<Queued> tasks, Needs needs) {
        BitSet hopeless = needs.hopeless();
        Rank[] ranks = tasks.stream().map(Queued::rank).toArray(Rank[]::new);
        // What stands between two waves first; what waits for a person last.
        int[] groups = IntStream.range(0, needs.graph().size())
                .map(node -> node >= ranks.length ? 0 : hopeless.get(node) ? 2 : 1)
                .toArray();
        return needs
                .graph()
                .order((one, other) -> {
                    int byGroup = Integer.compare(groups[one], groups[other]);
                    boolean isDecided = byGroup != 0 || groups[one] == 0;
                    return isDecided ? byGroup : ranks[one].compareTo(ranks[other]);
                })
                .stream()
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
