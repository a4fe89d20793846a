package dev.ralph.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final List<TestId> TESTS =
            Stream.of("A#1", "A#2", "A#3", "B#1", "B#2", "C#1").map(TestId::new).toList();

    @Test
    void the_same_seed_gives_the_same_order() {
        assertThat(Order.shuffled(7).arrange(TESTS)).isEqualTo(Order.shuffled(7).arrange(TESTS));
    }

    @Test
    void neighbouring_seeds_give_different_orders() {
        Set<List<TestId>> orders = new HashSet<>();
        IntStream.range(1, 21).forEach(seed -> orders.add(Order.shuffled(seed).arrange(TESTS)));

        assertThat(orders).hasSizeGreaterThan(12);
    }

    @Test
    void every_order_has_every_test_once_and_keeps_classes_together() {
        for (Order order : List.of(Order.DECLARED, Order.REVERSED, Order.shuffled(1), Order.shuffled(2))) {
            List<TestId> arranged = order.arrange(TESTS);

            assertThat(arranged).containsExactlyInAnyOrderElementsOf(TESTS);
            assertThat(changesOfContainer(arranged)).as(order.toString()).isEqualTo(2);
        }
    }

    private static long changesOfContainer(List<TestId> tests) {
        return IntStream.range(1, tests.size())
                .filter(i -> !tests.get(i).container().equals(tests.get(i - 1).container()))
                .count();
    }
}
