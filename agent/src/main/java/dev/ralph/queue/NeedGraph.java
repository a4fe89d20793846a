package dev.ralph.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** Numbered nodes, each of which needs others to come first. */
final class NeedGraph {

    private final List<List<Integer>> needs = new ArrayList<>();
    private final List<List<Integer>> neededBy = new ArrayList<>();

    /** Adds a node and returns its number, counted from 0. */
    int add() {
        needs.add(new ArrayList<>());
        neededBy.add(new ArrayList<>());
        return needs.size() - 1;
    }

    int size() {
        return needs.size();
    }

    List<Integer> needs(int node) {
        return needs.get(node);
    }

    List<Integer> neededBy(int node) {
        return neededBy.get(node);
    }

    void need(int node, int first) {
        needs.get(node).add(first);
        neededBy.get(first).add(node);
    }

    /** Returns these nodes and all that need one of them, at once or by way of others. */
    BitSet dependents(BitSet nodes) {
        BitSet found = (BitSet) nodes.clone();
        Deque<Integer> open = new ArrayDeque<>(nodes.stream().boxed().toList());
        while (!open.isEmpty()) {
            for (int dependent : neededBy.get(open.remove())) {
                if (!found.get(dependent)) {
                    found.set(dependent);
                    open.add(dependent);
                }
            }
        }
        return found;
    }

    /** Returns all nodes, each after those that it needs; of several that could be next, the least one. */
    List<Integer> order(Comparator<Integer> rank) {
        List<Integer> order = new ArrayList<>();
        int[] missing = needs.stream().mapToInt(List::size).toArray();
        BitSet queued = new BitSet();
        PriorityQueue<Integer> next = new PriorityQueue<>(rank);
        IntStream.range(0, needs.size()).filter(node -> missing[node] == 0).forEach(node -> {
            queued.set(node);
            next.add(node);
        });
        List<Integer> all = new ArrayList<>();
        while (order.size() < needs.size()) {
            if (next.isEmpty()) {
                // What is left goes round in circles; one is cut open where a node of it ranks first.
                all = all.isEmpty() ? sorted(rank) : all;
                int cut = onCycle(all, queued);
                queued.set(cut);
                next.add(cut);
            }
            int node = next.remove();
            order.add(node);
            for (int dependent : neededBy.get(node)) {
                if (--missing[dependent] == 0 && !queued.get(dependent)) {
                    queued.set(dependent);
                    next.add(dependent);
                }
            }
        }
        return order;
    }

    private List<Integer> sorted(Comparator<Integer> rank) {
        return IntStream.range(0, needs.size()).boxed().sorted(rank).toList();
    }

    /** Walks from the first node that is left to what it needs, until it comes by the same node again. */
    private int onCycle(List<Integer> ranked, BitSet gone) {
        int node = ranked.stream().filter(any -> !gone.get(any)).findFirst().orElseThrow();
        BitSet seen = new BitSet();
        while (!seen.get(node)) {
            seen.set(node);
            node = needs.get(node).stream()
                    .filter(need -> !gone.get(need))
                    .findFirst()
                    .orElseThrow();
        }
        return node;
    }
}
