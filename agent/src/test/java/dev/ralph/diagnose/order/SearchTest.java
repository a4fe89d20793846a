package dev.ralph.diagnose.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.Leak;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import dev.ralph.support.suite.Place;
import dev.ralph.support.suite.PlannedTest;
import dev.ralph.support.suite.SuitePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Searches suites made at random, in memory, for faults that are known; the report names the random seed. */
class SearchTest {

    private static final List<Leak.Kind> KINDS =
            List.of(Leak.Kind.MODULE_ATTRIBUTE, Leak.Kind.ENVIRONMENT, Leak.Kind.FILE, Leak.Kind.ROWS);

    private static final int ROUNDS = Integer.getInteger("ralph.search.rounds", 15);

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
                        new SimulatedSession(plan.tests(), random),
                        ParallelRuns.NONE,
                        (step, done, of) -> {},
                        new Random(1))
                .examine(Duration.ofMinutes(2));
        Answers.compare(softly, plan, found, seed);
    }

    @Test
    void whenever_the_time_ends_nothing_false_is_said_and_nothing_is_called_clean() {
        SoftAssertions softly = new SoftAssertions();
        for (int round = 0; round < 3 * ROUNDS; round++) {
            long seed = base + round;
            Random random = new Random(seed);
            SuitePlan plan = new SuitePlan.Maker(random, 40, KINDS, true, "tests/test_%d.py::test_%d")
                    .pollution(3, 4)
                    .twoPolluters()
                    .brittle()
                    .selfPolluter()
                    .noise()
                    .plan();
            long patience = 2L + random.nextInt(4_000);
            Examination found = new Search(
                            new SimulatedSession(plan.tests(), random, patience),
                            ParallelRuns.NONE,
                            (step, done, of) -> {},
                            new Random(1))
                    .examine(Duration.ofMinutes(1));
            String what = "seed %d, %d probes".formatted(seed, patience);
            found.dependences().forEach(one -> Answers.isNotFalse(softly, plan, one, what));
            if (found.cost().forks() + found.cost().processes() > patience) {
                softly.assertThat(found.coverage().whole()).as(what).isFalse();
            }
        }
        softly.assertAll();
    }

    @Test
    void a_suite_without_a_fault_is_clean_and_every_pair_was_run() {
        SuitePlan plan = new SuitePlan.Maker(new Random(1), 31, KINDS, false, "a.T%d#t%d()")
                .noise()
                .plan();

        Examination found = new Search(
                        new SimulatedSession(plan.tests(), new Random(1)),
                        ParallelRuns.NONE,
                        (step, done, of) -> {},
                        new Random(1))
                .examine(Duration.ofMinutes(1));

        assertThat(found.dependences()).isEmpty();
        assertThat(found.baseline()).isEqualTo(Examination.Baseline.GREEN);
        assertThat(found.coverage().pairs())
                .isEqualTo(31L * 30)
                .isEqualTo(found.coverage().of());
        assertThat(found.coverage().whole()).isTrue();
    }

    @Test
    void what_fails_only_beside_other_workers_is_parallel() {
        SuitePlan plan = new SuitePlan.Maker(new Random(1), 20, KINDS, false, "tests/test_%d.py::test_%d").plan();
        List<TestId> tests = plan.tests().stream().map(PlannedTest::id).toList();
        ParallelRuns.Round round = new ParallelRuns.Round(List.of(
                List.of(passed(tests.get(0)), passed(tests.get(1))),
                List.of(passed(tests.get(10)), new TestRun(tests.get(11), TestRun.Outcome.FAILED, Duration.ZERO))));

        Examination found = new Search(
                        new SimulatedSession(plan.tests(), new Random(1)),
                        left -> List.of(round, round),
                        (step, done, of) -> {},
                        new Random(1))
                .examine(Duration.ofMinutes(1));

        assertThat(found.dependences()).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Dependence.Kind.PARALLEL);
            assertThat(one.test()).isEqualTo(tests.get(11));
            assertThat(one.proofs().get(0)).isEqualTo(new Dependence.Proof(List.of(tests.get(11)), 2, 2, true));
        });
    }

    private static TestRun passed(TestId test) {
        return new TestRun(test, TestRun.Outcome.PASSED, Duration.ZERO);
    }

    @Test
    void a_red_suite_is_said_to_be_red_and_what_fails_always_is_broken() {
        List<PlannedTest> tests = List.of(
                new PlannedTest(new TestId("t.py::test_a"), List.of()),
                new PlannedTest(new TestId("t.py::test_b"), List.of(new PlannedTest.Fails())));

        Examination found = search(tests);

        assertThat(found.baseline()).isEqualTo(Examination.Baseline.RED);
        assertThat(found.remarks()).contains("the suite is red in its own order: 1 tests fail");
        assertThat(found.dependences()).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Dependence.Kind.BROKEN);
            assertThat(one.proofs())
                    .containsExactly(
                            new Dependence.Proof(List.of(one.test()), 3, 3, false),
                            new Dependence.Proof(List.of(one.test()), 1, 1, true));
        });
    }

    private static Examination search(List<PlannedTest> tests) {
        return new Search(
                        new SimulatedSession(tests, new Random(1)),
                        ParallelRuns.NONE,
                        (step, done, of) -> {},
                        new Random(1))
                .examine(Duration.ofMinutes(1));
    }

    @Test
    void a_suite_whose_runs_on_several_workers_broke_off_is_not_covered() {
        List<PlannedTest> tests = List.of(new PlannedTest(new TestId("t.py::test_a"), List.of()));

        Examination found = new Search(
                        new SimulatedSession(tests, new Random(1)),
                        left -> List.of(),
                        (step, done, of) -> {},
                        new Random(1))
                .examine(Duration.ofMinutes(1));

        assertThat(found.coverage().whole()).isFalse();
    }

    @Test
    void what_says_less_about_the_state_is_named_only_where_nothing_else_explains_a_test() {
        List<Place> places = Stream.of(Leak.Kind.MODULE_ATTRIBUTE, Leak.Kind.IMPORTED_MODULE, Leak.Kind.FIXTURE)
                .map(kind -> new Place("shop." + kind.name().toLowerCase(Locale.ROOT), kind, true))
                .toList();

        for (int most = 0; most < places.size(); most++) {
            List<Place> left = places.subList(most, places.size());
            List<PlannedTest.Act> sets = left.stream()
                    .<PlannedTest.Act>map(place -> new PlannedTest.Sets(place, "1"))
                    .toList();

            Examination found = search(List.of(
                    new PlannedTest(new TestId("t.py::test_victim"), List.of(new PlannedTest.FailsIf(left))),
                    new PlannedTest(new TestId("t.py::test_polluter"), sets)));

            assertThat(found.dependences())
                    .flatExtracting(Dependence::states)
                    .extracting(Dependence.State::kind)
                    .containsExactly(left.get(0).kind());
        }
    }

    @Test
    void each_polluter_of_a_test_is_asked_what_it_leaves() {
        List<Place> places = List.of(
                new Place("shop.SHELF", Leak.Kind.MODULE_ATTRIBUTE, true),
                new Place("shop.TILL", Leak.Kind.MODULE_ATTRIBUTE, true),
                new Place("SHOP_MODE", Leak.Kind.ENVIRONMENT, true));
        List<PlannedTest> tests = new ArrayList<>();
        places.forEach(place -> tests.add(new PlannedTest(
                new TestId("t.py::test_sets_" + place.name()), List.of(new PlannedTest.Sets(place, "1")))));
        List<PlannedTest.Act> minds = places.stream()
                .<PlannedTest.Act>map(place -> new PlannedTest.FailsIf(List.of(place)))
                .toList();
        tests.add(0, new PlannedTest(new TestId("t.py::test_victim"), minds));

        Examination found = search(tests);

        assertThat(found.dependences())
                .flatExtracting(Dependence::states)
                .extracting(state -> state.where() + " by " + state.polluter().value())
                .containsExactlyInAnyOrderElementsOf(places.stream()
                        .map(place -> place.name() + " by t.py::test_sets_" + place.name())
                        .toList());
    }
}
