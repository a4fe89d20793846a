package dev.ralph.diagnose.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.TestId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 30, 31, 100})
    void every_ordered_pair_stands_side_by_side(int size) {
        List<Integer> items = IntStream.range(0, size).boxed().toList();

        List<List<Integer>> orders = Orders.everyPair(items);

        assertThat(orders).hasSizeLessThanOrEqualTo(size + 1);
        assertThat(orders).allSatisfy(order -> assertThat(order).containsExactlyInAnyOrderElementsOf(items));
        Map<List<Integer>, Integer> pairs = pairs(orders);
        assertThat(pairs).hasSize(size * (size - 1));
        if (size % 2 == 0) {
            assertThat(pairs.values()).allMatch(count -> count == 1);
        }
    }

    @Test
    void groups_stay_together_and_each_stands_beside_each_other() {
        List<String> items = List.of("a1", "a2", "b1", "c1", "c2");

        List<List<String>> orders = Orders.everyPairOfGroups(items, item -> item.substring(0, 1));

        assertThat(orders).contains(List.of("a1", "a2", "b1", "c1", "c2"));
        assertThat(orders).allSatisfy(order -> assertThat(order.indexOf("a2")).isEqualTo(order.indexOf("a1") + 1));
        assertThat(pairs(orders)).containsKeys(List.of("c2", "a1"), List.of("b1", "a1"), List.of("a2", "c1"));
    }

    @Test
    void inside_of_groups_every_pair_stands_side_by_side() {
        List<String> items = List.of("a1", "a2", "a3", "b1", "b2");

        List<List<String>> orders = Orders.everyPairInsideGroups(items, item -> item.substring(0, 1));

        assertThat(pairs(orders))
                .containsKeys(List.of("a3", "a1"), List.of("a1", "a3"), List.of("a2", "a1"), List.of("b2", "b1"));
        assertThat(orders).allSatisfy(order -> assertThat(order).containsExactlyInAnyOrderElementsOf(items));
    }

    private static <T> Map<List<T>, Integer> pairs(List<List<T>> orders) {
        Map<List<T>, Integer> pairs = new HashMap<>();
        for (List<T> order : orders) {
            for (int i = 1; i < order.size(); i++) {
                pairs.merge(List.of(order.get(i - 1), order.get(i)), 1, Integer::sum);
            }
        }
        return pairs;
    }

    @Test
    void a_class_that_was_left_is_not_entered_again_but_files_of_pytest_are() {
        assertThat(Orders.isNatural(List.of(new TestId("A#a"), new TestId("B#b"), new TestId("A#c"))))
                .isFalse();
        assertThat(Orders.isNatural(List.of(new TestId("A#a"), new TestId("A#c"), new TestId("B#b"))))
                .isTrue();
        assertThat(Orders.isNatural(List.of(new TestId("a.py::a"), new TestId("b.py::b"), new TestId("a.py::c"))))
                .isTrue();
    }
}
