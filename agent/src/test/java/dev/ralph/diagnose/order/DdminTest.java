package dev.ralph.diagnose.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Makes lists small for properties made at random; the report names the random seed. */
class DdminTest {

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private int trials;

    @Test
    void what_is_needed_is_found_in_its_order_and_nothing_else_is_kept() {
        for (int round = 0; round < 300; round++) {
            int size = 1 + random.nextInt(200);
            TreeSet<Integer> needed = new TreeSet<>();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                needed.add(random.nextInt(size));
            }

            List<Integer> smallest = minimise(size, list -> list.containsAll(needed));

            assertThat(smallest).as("seed %d round %d", seed, round).containsExactlyElementsOf(needed);
        }
    }

    /** A cleaner behind the polluter hides it. */
    @Test
    void a_property_that_comes_and_goes_still_ends_with_nothing_superfluous() {
        for (int round = 0; round < 300; round++) {
            int size = 20 + random.nextInt(100);
            int polluter = random.nextInt(size);
            int cleaner = random.nextInt(size);
            Predicate<List<Integer>> fails =
                    list -> list.indexOf(polluter) >= 0 && list.indexOf(polluter) >= list.indexOf(cleaner);

            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, size).boxed().toList());
            if (fails.test(order)) {
                assertThat(minimise(size, fails))
                        .as("seed %d round %d", seed, round)
                        .containsExactly(polluter);
            }
        }
    }

    @Test
    void one_of_a_thousand_takes_few_trials() {
        assertThat(minimise(1000, list -> list.contains(617))).containsExactly(617);

        assertThat(trials).isLessThanOrEqualTo(20);
    }

    @Test
    void what_could_not_be_tried_stays() {
        Ddmin<Integer> ddmin = new Ddmin<>(
                lists -> lists.stream().map(list -> Optional.<Boolean>empty()).toList());

        assertThat(ddmin.minimise(List.of(1, 2, 3))).containsExactly(1, 2, 3);
    }

    private List<Integer> minimise(int size, Predicate<List<Integer>> property) {
        Ddmin<Integer> ddmin = new Ddmin<>(lists -> {
            trials += lists.size();
            return lists.stream().map(list -> Optional.of(property.test(list))).toList();
        });
        return ddmin.minimise(IntStream.range(0, size).boxed().toList());
    }
}
