package dev.ralph.queue;

import dev.ralph.model.Plan;
import dev.ralph.model.Problem;
import dev.ralph.model.TaskId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What each task of a folder needs before it can be worked; the node of a task is its place in the list. */
final class Needs {

    private final List<Queued> tasks;
    private final Set<String> summaries;
    private final Map<TaskId, Integer> nodes = new HashMap<>();
    private final NeedGraph graph = new NeedGraph();
    private final List<List<Wait>> waits = new ArrayList<>();
    private final BitSet stuck = new BitSet();
    private final List<Problem> problems = new ArrayList<>();

    Needs(List<Queued> tasks, Set<String> summaries) {
        this.tasks = tasks;
        this.summaries = summaries;
        for (Queued task : tasks) {
            nodes.put(task.task().id(), graph.add());
            waits.add(new ArrayList<>());
        }
        for (int node = 0; node < tasks.size(); node++) {
            addDependencies(node);
            addToParent(node);
            if (tasks.get(node).isHalted()) {
                stuck.set(node);
            }
        }
        phases().values().forEach(this::addWaves);
        addCycles();
    }

    NeedGraph graph() {
        return graph;
    }

    /** What keeps a task from being worked, but for its own status. */
    List<Wait> waits(int node) {
        return waits.get(node);
    }

    /** The tasks that no work on other tasks will make ready, without those that a person must look at themselves. */
    BitSet hopeless() {
        BitSet hopeless = graph.dependents(stuck);
        for (int node = 0; node < tasks.size(); node++) {
            if (tasks.get(node).isHalted()) {
                hopeless.clear(node);
            }
        }
        return hopeless;
    }

    /** Tasks that wait for each other. */
    List<Problem> problems() {
        return problems;
    }

    private void addDependencies(int node) {
        if (tasks.get(node).isComplete()) {
            return;
        }
        for (TaskId id : tasks.get(node).dependsOn()) {
            Integer first = nodes.get(id);
            if (first != null) {
                if (!tasks.get(first).isComplete()) {
                    graph.need(node, first);
                    wait(node, id, "waits for " + tasks.get(first));
                }
            } else if (!summaries.contains(id.value())) {
                stuck.set(node);
                wait(node, id, "waits for %s, which no readable file of the folder describes".formatted(id));
            }
        }
    }

    private void addToParent(int child) {
        Integer parent = tasks.get(child).parent().map(nodes::get).orElse(null);
        if (parent == null || tasks.get(child).isAtEnd() || tasks.get(parent).isComplete()) {
            return;
        }
        graph.need(parent, child);
        wait(parent, tasks.get(child).task().id(), "waits for its child " + tasks.get(child));
    }

    private Map<String, SortedMap<Integer, List<Integer>>> phases() {
        Map<String, SortedMap<Integer, List<Integer>>> phases = new TreeMap<>();
        for (int node = 0; node < tasks.size(); node++) {
            if (tasks.get(node).plan().isPresent() && !tasks.get(node).isComplete()) {
                Plan.Head plan = tasks.get(node).plan().get();
                phases.computeIfAbsent(plan.phase(), phase -> new TreeMap<>())
                        .computeIfAbsent(plan.wave(), wave -> new ArrayList<>())
                        .add(node);
            }
        }
        return phases;
    }

    /** Between two waves stands a node of its own, so that many plans do not make many times many needs. */
    private void addWaves(SortedMap<Integer, List<Integer>> waves) {
        List<Integer> below = new ArrayList<>();
        int gate = -1;
        for (Map.Entry<Integer, List<Integer>> wave : waves.entrySet()) {
            if (gate >= 0) {
                for (int node : wave.getValue()) {
                    graph.need(node, gate);
                    addWait(node, below);
                }
            }
            int next = graph.add();
            if (gate >= 0) {
                graph.need(next, gate);
            }
            wave.getValue().forEach(node -> graph.need(next, node));
            below.addAll(wave.getValue());
            gate = next;
        }
    }

    private void addWait(int node, List<Integer> below) {
        Queued first = tasks.get(below.get(0));
        String others = below.size() == 1 ? "" : " and %d more".formatted(below.size() - 1);
        wait(node, first.task().id(), "waits for the waves before its own: %s%s".formatted(first, others));
    }

    private void addCycles() {
        for (List<Integer> cycle : new Cycles(graph).all(tasks.size())) {
            cycle.forEach(stuck::set);
            List<Integer> members =
                    cycle.stream().filter(node -> node < tasks.size()).toList();
            String path = members.stream().map(node -> id(node).value()).collect(Collectors.joining(" -> "));
            problems.add(new Problem(
                    "tasks wait for each other: " + path,
                    members.stream()
                            .map(node -> tasks.get(node).path().toString())
                            .distinct()
                            .collect(Collectors.joining(", ")),
                    "take out one of these needs: a 'Depends on', a 'Parent' or the wave of a plan"));
            for (int i = 0; i + 1 < members.size(); i++) {
                Wait wait = new Wait(id(members.get(i + 1)).value(), "waits for itself: " + path);
                waits.get(members.get(i)).add(0, wait);
            }
        }
    }

    private TaskId id(int node) {
        return tasks.get(node).task().id();
    }

    private void wait(int node, TaskId on, String why) {
        waits.get(node).add(new Wait(on.value(), why));
    }
}
