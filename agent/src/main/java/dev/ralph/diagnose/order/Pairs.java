package dev.ralph.diagnose.order;

import dev.ralph.model.TestId;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which ordered pairs of different tests have run, one right behind the other. */
final class Pairs {

    private final Map<TestId, Integer> numbers = new HashMap<>();
    private final BitSet[] after;

    Pairs(List<TestId> tests) {
        tests.forEach(test -> numbers.put(test, numbers.size()));
        after = new BitSet[tests.size()];
        for (int i = 0; i < after.length; i++) {
            after[i] = new BitSet();
        }
    }

    /** Notes what ran, as far as it came. */
    void ran(List<TestId> order) {
        for (int i = 1; i < order.size(); i++) {
            Integer first = numbers.get(order.get(i - 1));
            Integer second = numbers.get(order.get(i));
            if (first != null && second != null && !first.equals(second)) {
                after[first].set(second);
            }
        }
    }

    /** Whether the second test has run right behind the first. */
    boolean covers(TestId first, TestId second) {
        Integer row = numbers.get(first);
        Integer column = numbers.get(second);
        return row != null && column != null && after[row].get(column);
    }

    long count() {
        long count = 0;
        for (BitSet row : after) {
            count += row.cardinality();
        }
        return count;
    }

    long all() {
        return (long) after.length * (after.length - 1);
    }
}
