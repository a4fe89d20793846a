package dev.ralph.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
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
        List<Integer> ranked =
                IntStream.range(0, needs.size()).boxed().sorted(rank).toList();
        int[] rankOf = new int[ranked.size()];
        IntStream.range(0, rankOf.length).forEach(place -> rankOf[ranked.get(place)] = place);
        int[] missing = needs.stream().mapToInt(List::size).toArray();
        // By rank: what could be next, and what could be next or is placed.
        BitSet next = new BitSet();
        BitSet freed = new BitSet();
        IntStream.range(0, missing.length).filter(node -> missing[node] == 0).forEach(node -> next.set(rankOf[node]));
        freed.or(next);
        List<Integer> order = new ArrayList<>();
        while (order.size() < ranked.size()) {
            if (next.isEmpty()) {
                // What is left goes round in circles; one is cut open.
                int cut = rankOf[onCycle(ranked, rankOf, freed)];
                next.set(cut);
                freed.set(cut);
            }
            int place = next.nextSetBit(0);
            next.clear(place);
            order.add(ranked.get(place));
            for (int dependent : neededBy.get(ranked.get(place))) {
                if (--missing[dependent] == 0 && !freed.get(rankOf[dependent])) {
                    next.set(rankOf[dependent]);
                    freed.set(rankOf[dependent]);
                }
            }
        }
        return order;
    }

    /** Walks from the first node that is left to what it needs, until it comes by the same node again. */
    private int onCycle(List<Integer> ranked, int[] rankOf, BitSet freed) {
        int node = ranked.get(freed.nextClearBit(0));
        BitSet seen = new BitSet();
        while (!seen.get(node)) {
            seen.set(node);
            node = needs.get(node).stream()
                    .filter(need -> !freed.get(rankOf[need]))
                    .findFirst()
                    .orElseThrow();
        }
        return node;
    }
}
