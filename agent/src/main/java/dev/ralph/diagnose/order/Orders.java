package dev.ralph.diagnose.order;

import dev.ralph.model.TestId;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/** Schedules of orders. */
final class Orders {

    private Orders() {}

    /**
     * Whether the order comes back to no container that it has left. No framework of classes does that: a class would be
     * set up a second time, which is no dependence between tests.
     */
    static boolean isNatural(List<TestId> order) {
        if (order.stream().anyMatch(TestId::isNodeId)) {
            return true;
        }
        Set<String> left = new HashSet<>();
        String now = "";
        for (TestId test : order) {
            if (!test.container().equals(now)) {
                left.add(now);
                now = test.container();
            }
            if (left.contains(now)) {
                return false;
            }
        }
        return true;
    }

    static <T> List<T> reversed(List<T> items) {
        List<T> reversed = new ArrayList<>(items);
        Collections.reverse(reversed);
        return reversed;
    }

    /**
     * Orders in which each ordered pair of different items stands side by side in at least one.
     *
     * <p>For an even number of items these are the rows of the row-complete Latin square of Williams ("Experimental
     * designs balanced for the estimation of residual effects of treatments", 1949): as many orders as items, each pair
     * exactly once. For an odd number one more item is thought of and then left out.
     */
    static <T> List<List<T>> everyPair(List<T> items) {
        int size = items.size() + items.size() % 2;
        return lazy(size, row -> {
            List<T> order = new ArrayList<>();
            for (int column = 0; column < size; column++) {
                int zigzag = column % 2 == 0 ? column / 2 : size - (column + 1) / 2;
                int index = (zigzag + row) % size;
                if (index < items.size()) {
                    order.add(items.get(index));
                }
            }
            return order;
        });
    }

    /** Thousands of orders of thousands of tests are not held at once. */
    private static <T> List<List<T>> lazy(int size, IntFunction<List<T>> row) {
        return new AbstractList<>() {
            @Override
            public List<T> get(int index) {
                return row.apply(Objects.checkIndex(index, size));
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /** The same orders, one after the other in another sequence. */
    static <T> List<List<T>> shuffled(List<List<T>> orders, RandomGenerator random) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < orders.size(); row++) {
            rows.add(row);
        }
        Collections.shuffle(rows, new Random(random.nextLong()));
        return lazy(orders.size(), index -> orders.get(rows.get(index)));
    }

    /** The orders of all these lists, one list after the other. */
    static <T> List<List<T>> chained(List<List<List<T>>> lists) {
        int size = lists.stream().mapToInt(List::size).sum();
        return lazy(size, index -> {
            int left = index;
            for (List<List<T>> list : lists) {
                if (left < list.size()) {
                    return list.get(left);
                }
                left -= list.size();
            }
            throw new IndexOutOfBoundsException(index);
        });
    }

    /** Orders in which each group, kept together, stands beside each other group, either first. */
    static <T> List<List<T>> everyPairOfGroups(List<T> items, Function<T, String> group) {
        return everyPair(groups(items, group)).stream()
                .map(order -> order.stream().flatMap(List::stream).toList())
                .toList();
    }

    /** Orders in which, inside of each group, each ordered pair stands side by side; the groups keep their order. */
    static <T> List<List<T>> everyPairInsideGroups(List<T> items, Function<T, String> group) {
        List<List<List<T>>> rows =
                groups(items, group).stream().map(Orders::everyPair).toList();
        int most = rows.stream().mapToInt(List::size).max().orElse(0);
        List<List<T>> orders = new ArrayList<>();
        for (int row = 0; row < most; row++) {
            List<T> order = new ArrayList<>();
            for (List<List<T>> own : rows) {
                order.addAll(own.get(row % own.size()));
            }
            orders.add(order);
        }
        return orders;
    }

    /** The same items, those of each group together, the groups in the order of their first items. */
    static <T> List<T> groupedBy(List<T> items, Function<T, String> group) {
        return groups(items, group).stream().flatMap(List::stream).toList();
    }

    private static <T> List<List<T>> groups(List<T> items, Function<T, String> group) {
        LinkedHashMap<String, List<T>> groups = new LinkedHashMap<>();
        items.forEach(item -> groups.computeIfAbsent(group.apply(item), name -> new ArrayList<>())
                .add(item));
        return List.copyOf(groups.values());
    }
}
