package dev.ralph.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.TestId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharesTest {

    private static final List<TestId> TESTS =
            Stream.of("A#1", "A#2", "B#1", "C#1").map(TestId::new).toList();

    @Test
    void the_tests_of_one_class_stay_with_one_worker_in_their_order() {
        assertThat(Shares.deal(TESTS, 2)).containsExactly(tests("A#1", "A#2", "C#1"), tests("B#1"));
    }

    @Test
    void one_worker_gets_everything() {
        assertThat(Shares.deal(TESTS, 1)).containsExactly(TESTS);
    }

    @Test
    void workers_without_a_class_get_nothing() {
        assertThat(Shares.deal(TESTS, 5)).hasSize(5).contains(List.of());
    }

    private static List<TestId> tests(String... ids) {
        return Stream.of(ids).map(TestId::new).toList();
    }
}
