package dev.ralph.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.CellResult;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.Order;
import dev.ralph.model.Provider;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import dev.ralph.model.Verdict;
import dev.ralph.model.Verdict.Outcome;
import dev.ralph.model.Witness;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeakJudgeTest {

    private static final Witness WITNESS = new Witness(1, List.of(new TestId("p"), new TestId("v")));
    private static final MatrixCell SHOWN = WITNESS.cell(1);
    private static final MatrixCell AGAIN = WITNESS.cell(2);
    private static final MatrixCell SUITE = new MatrixCell(Provider.OWN, Order.REVERSED, 1, 1);

    private static final List<CellResult> BEFORE =
            List.of(cell(SHOWN, "p v", "v"), cell(AGAIN, "p v", "v"), cell(SUITE, "p v x", "x"));
    private static final List<CellResult> AFTER =
            List.of(cell(SHOWN, "p v", ""), cell(AGAIN, "p v", ""), cell(SUITE, "p v x", "x"));
    private static final List<CellResult> POWER = List.of(cell(SHOWN, "p v", "v"));

    @Test
    void a_leak_is_fixed_although_the_suite_has_other_faults() {
        assertThat(outcome(BEFORE, AFTER, POWER)).isEqualTo(Outcome.FIXED);
    }

    @Test
    void a_victim_that_fails_once_more_is_not_fixed() {
        assertThat(outcome(
                        BEFORE,
                        List.of(cell(SHOWN, "p v", ""), cell(AGAIN, "p v", "v"), cell(SUITE, "p v x", "x")),
                        POWER))
                .isEqualTo(Outcome.NOT_FIXED);
    }

    @Test
    void a_victim_that_still_fails_in_the_same_way_in_the_whole_suite_is_not_fixed() {
        List<CellResult> before = List.of(BEFORE.get(0), BEFORE.get(1), cell(SUITE, "p v x", "v x"));

        assertThat(outcome(before, List.of(AFTER.get(0), AFTER.get(1), cell(SUITE, "p v x", "v x")), POWER))
                .isEqualTo(Outcome.NOT_FIXED);
        assertThat(outcome(before, AFTER, POWER)).isEqualTo(Outcome.FIXED);
    }

    @Test
    void a_victim_that_is_skipped_now_is_lost() {
        assertThat(outcome(
                        BEFORE, List.of(cell(SHOWN, "p", ""), cell(AGAIN, "p", ""), cell(SUITE, "p v x", "x")), POWER))
                .isEqualTo(Outcome.TESTS_LOST);
    }

    @Test
    void a_test_that_got_worse_anywhere_is_a_regression() {
        assertThat(outcome(
                        BEFORE,
                        List.of(cell(SHOWN, "p v", ""), cell(AGAIN, "p v", ""), cell(SUITE, "p v x", "x p")),
                        POWER))
                .isEqualTo(Outcome.REGRESSED);
    }

    @Test
    void a_fault_that_does_not_come_back_proves_nothing() {
        assertThat(outcome(BEFORE, AFTER, List.of(cell(SHOWN, "p v", "")))).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(outcome(BEFORE, AFTER, List.of())).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void a_fault_that_was_seen_only_now_and_then_proves_nothing() {
        List<CellResult> sometimes =
                List.of(cell(SHOWN, "p v", "v"), cell(AGAIN, "p v", ""), cell(SUITE, "p v x", "x"));

        assertThat(outcome(sometimes, AFTER, POWER)).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void a_cell_that_was_left_out_after_the_change_proves_nothing() {
        assertThat(outcome(BEFORE, AFTER.subList(0, 2), POWER)).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void a_cell_that_did_not_run_proves_nothing() {
        List<CellResult> broken = List.of(
                AFTER.get(0), AFTER.get(1), CellResult.notRun(SUITE, "the sandbox did not start", Optional.empty()));

        assertThat(outcome(BEFORE, broken, POWER)).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void nothing_is_fixed_that_nothing_shows() {
        Verdict verdict = LeakJudge.judge(List.of(), List.of(BEFORE.get(2)), List.of(AFTER.get(2)), List.of());

        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    private static Outcome outcome(List<CellResult> before, List<CellResult> after, List<CellResult> power) {
        return LeakJudge.judge(List.of(WITNESS), before, after, power).outcome();
    }

    private static CellResult cell(MatrixCell cell, String ran, String failed) {
        List<FailureRecord> failures = tests(failed).stream()
                .map(test -> new FailureRecord(test, "AssertionError", "no", ""))
                .toList();
        List<TestRun> runs = tests(ran).stream()
                .map(test -> new TestRun(
                        test,
                        tests(failed).contains(test) ? TestRun.Outcome.FAILED : TestRun.Outcome.PASSED,
                        Duration.ZERO))
                .toList();
        CellResult.Outcome outcome = failures.isEmpty() ? CellResult.Outcome.PASSED : CellResult.Outcome.FAILED;
        return new CellResult(cell, outcome, runs, failures, "", Optional.empty());
    }

    private static List<TestId> tests(String names) {
        return Arrays.stream(names.split(" ", -1))
                .filter(name -> !name.isEmpty())
                .map(TestId::new)
                .toList();
    }
}
