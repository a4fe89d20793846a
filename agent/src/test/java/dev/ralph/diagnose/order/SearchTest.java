package dev.ralph.diagnose.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.diagnose.order.Dependence.Kind;
import dev.ralph.model.Leak;
import dev.ralph.model.TestId;
import dev.ralph.support.suite.SuitePlan;
import dev.ralph.support.suite.SuitePlan.Expected;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Searches suites made at random, in memory, for faults that are known; the report names the random seed. */
class SearchTest {

    private static final List<Leak.Kind> KINDS =
            List.of(Leak.Kind.MODULE_ATTRIBUTE, Leak.Kind.ENVIRONMENT, Leak.Kind.FILE, Leak.Kind.ROWS);

    private static final int ROUNDS = Integer.getInteger("ralph.search.rounds", 30);

    private final long base = Long.getLong("ralph.search.seed", System.nanoTime());

    @Test
    void every_planted_fault_is_found_with_its_state_and_nothing_else() {
        SoftAssertions softly = new SoftAssertions();
        for (int round = 0; round < ROUNDS; round++) {
            long seed = base + round;
            Random random = new Random(seed);
            SuitePlan.Maker maker =
                    new SuitePlan.Maker(random, 50 + random.nextInt(60), KINDS, true, "tests/test_%d.py::test_%d");
            maker.pollution(4, 6)
                    .pollution(1, 4)
                    .twoPolluters()
                    .brittle()
                    .selfPolluter()
                    .flaky()
                    .noise();
            check(softly, maker.plan(), random, "seed " + seed);
        }
        softly.assertAll();
    }

    private static void check(SoftAssertions softly, SuitePlan plan, Random random, String seed) {
        Examination found = new Search(
                        new SimulatedSession(plan.tests(), random), (step, done, of) -> {}, new Random(1))
                .examine(Duration.ofMinutes(2));
        Map<TestId, Dependence> byTest =
                found.dependences().stream().collect(Collectors.toMap(Dependence::test, Function.identity()));
        softly.assertThat(new TreeSet<>(byTest.keySet()))
                .as(seed + " " + plan.expected())
                .isEqualTo(new TreeSet<>(plan.expected().keySet()));
        plan.expected().forEach((test, expected) -> {
            Dependence dependence = byTest.get(test);
            if (dependence != null) {
                compare(softly, expected, dependence, seed + " " + test);
            }
        });
    }

    private static void compare(SoftAssertions softly, Expected expected, Dependence found, String what) {
        softly.assertThat(found.kind().name()).as(what).isEqualTo(expected.kind());
        Set<List<TestId>> causes = found.kind() == Kind.BRITTLE
                ? found.setters().stream().map(List::of).collect(Collectors.toSet())
                : new HashSet<>(found.polluters());
        boolean isOneOfTwoOrders = expected.causes().stream().anyMatch(cause -> cause.size() > 1);
        if (isOneOfTwoOrders) {
            softly.assertThat(causes).as(what).isNotEmpty().isSubsetOf(expected.causes());
        } else {
            softly.assertThat(causes).as(what).isEqualTo(expected.causes());
        }
        softly.assertThat(found.cleaners().stream().collect(Collectors.toSet()))
                .as("cleaners of " + what)
                .isEqualTo(expected.cleaners());
        softly.assertThat(found.states().stream()
                        .map(state -> state.kind() + ":" + state.where())
                        .collect(Collectors.toSet()))
                .as("states of " + what)
                .isEqualTo(expected.states());
    }

    @Test
    void a_suite_without_a_fault_is_clean_and_every_pair_was_run() {
        SuitePlan plan = new SuitePlan.Maker(new Random(1), 31, KINDS, false, "a.T%d#t%d()")
                .noise()
                .plan();

        Examination found = new Search(
                        new SimulatedSession(plan.tests(), new Random(1)), (step, done, of) -> {}, new Random(1))
                .examine(Duration.ofMinutes(1));

        assertThat(found.dependences()).isEmpty();
        assertThat(found.baseline()).isEqualTo(Examination.Baseline.GREEN);
        assertThat(found.coverage().pairs())
                .isEqualTo(31L * 30)
                .isEqualTo(found.coverage().of());
        assertThat(found.coverage().whole()).isTrue();
    }
}
