package dev.ralph.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;

/** The cycles of a graph. */
final class Cycles {

    private final NeedGraph graph;

    Cycles(NeedGraph graph) {
        this.graph = graph;
    }

    /**
     * Returns cycles as paths that end where they began. Of the nodes below a limit, every one that is on any cycle is
     * on one of these, and each path begins with one of them.
     */
    List<List<Integer>> all(int limit) {
        BitSet left = tangled();
        BitSet covered = new BitSet();
        List<List<Integer>> cycles = new ArrayList<>();
        for (int node = left.nextSetBit(0); node >= 0 && node < limit; node = left.nextSetBit(node + 1)) {
            if (!covered.get(node)) {
                List<Integer> cycle = wayBack(node, left);
                cycle.forEach(covered::set);
                if (!cycle.isEmpty()) {
                    cycles.add(cycle);
                }
            }
        }
        return cycles;
    }

    /** The nodes that remain when those are taken away, again and again, that need nothing or that nothing needs. */
    private BitSet tangled() {
        BitSet left = new BitSet();
        for (int node = 0; node < graph.size(); node++) {
            left.set(node, !graph.needs(node).isEmpty() && !graph.neededBy(node).isEmpty());
        }
        peel(left, graph::needs, graph::neededBy);
        peel(left, graph::neededBy, graph::needs);
        return left;
    }

    private void peel(BitSet left, IntFunction<List<Integer>> inward, IntFunction<List<Integer>> outward) {
        int[] count = new int[graph.size()];
        Deque<Integer> loose = new ArrayDeque<>();
        left.stream().forEach(node -> {
            count[node] = (int) inward.apply(node).stream().filter(left::get).count();
            if (count[node] == 0) {
                loose.add(node);
            }
        });
        while (!loose.isEmpty()) {
            int node = loose.remove();
            left.clear(node);
            for (int other : outward.apply(node)) {
                if (left.get(other) && --count[other] == 0) {
                    loose.add(other);
                }
            }
        }
    }

    /** The shortest way from a node to itself; empty when there is none. */
    private List<Integer> wayBack(int start, BitSet within) {
        int[] from = new int[graph.size()];
        Arrays.fill(from, -1);
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            int node = open.remove();
            for (int need : graph.needs(node)) {
                if (need == start) {
                    return path(start, node, from);
                }
                if (within.get(need) && from[need] < 0) {
                    from[need] = node;
                    open.add(need);
                }
            }
        }
        return List.of();
    }

    private static List<Integer> path(int start, int last, int[] from) {
        List<Integer> path = new ArrayList<>(List.of(start));
        for (int node = last; node != start; node = from[node]) {
            path.add(node);
        }
        path.add(start);
        Collections.reverse(path);
        return path;
    }
}
