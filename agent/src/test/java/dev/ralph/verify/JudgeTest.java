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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final MatrixCell DECLARED = new MatrixCell(new Provider("sqlite"), Order.DECLARED, 1, 1);
    private static final MatrixCell REVERSED = new MatrixCell(new Provider("sqlite"), Order.REVERSED, 1, 1);

    @Test
    void a_fault_that_is_gone_and_comes_back_without_the_fixtures_is_fixed() {
        Verdict verdict = judge(
                List.of(cell(DECLARED, "a b", ""), cell(REVERSED, "a b", "b")),
                List.of(cell(DECLARED, "a b", ""), cell(REVERSED, "a b", "")),
                List.of(cell(REVERSED, "a b", "b")));

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.FIXED);
    }

    @Test
    void a_fixture_that_changes_nothing_when_taken_away_proved_nothing() {
        Verdict verdict = judge(
                List.of(cell(REVERSED, "a b", "b")),
                List.of(cell(REVERSED, "a b", "")),
                List.of(cell(REVERSED, "a b", "")));

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.INCONCLUSIVE);
        assertThat(verdict.reasons()).anyMatch(reason -> reason.contains("did not come back"));
    }

    @Test
    void another_failure_is_not_the_fault_coming_back() {
        Verdict verdict = judge(
                List.of(cell(REVERSED, "a b", "b")),
                List.of(cell(REVERSED, "a b", "")),
                List.of(cell(REVERSED, "a b", "a")));

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.INCONCLUSIVE);
    }

    @Test
    void the_fault_must_come_back_on_every_provider_that_had_it() {
        MatrixCell mock = new MatrixCell(new Provider("mock"), Order.REVERSED, 1, 1);

        Verdict verdict = judge(
                List.of(cell(REVERSED, "a", "a"), cell(mock, "a", "a")),
                List.of(cell(REVERSED, "a", ""), cell(mock, "a", "")),
                List.of(cell(mock, "a", "a")));

        assertThat(verdict.reasons())
                .containsExactly("the fault did not come back on sqlite when the change was taken away");
    }

    @Test
    void a_parameterised_test_that_failed_as_a_whole_before_may_run_by_invocations_after() {
        Verdict verdict = judge(
                List.of(cell(REVERSED, "a", "a")),
                List.of(cell(REVERSED, "a[1] a[2]", "")),
                List.of(cell(REVERSED, "a", "a")));

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.FIXED);
    }

    @Test
    void without_a_power_check_nothing_is_fixed() {
        Verdict verdict = judge(List.of(cell(REVERSED, "a", "a")), List.of(cell(REVERSED, "a", "")), List.of());

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.INCONCLUSIVE);
    }

    @Test
    void a_cell_that_did_not_run_is_never_success() {
        CellResult missing = CellResult.notRun(REVERSED, "no server", Optional.empty());

        assertThat(judge(List.of(missing), List.of(cell(REVERSED, "a", "")), List.of())
                        .outcome())
                .isEqualTo(Verdict.Outcome.INCONCLUSIVE);
        assertThat(judge(List.of(cell(REVERSED, "a", "a")), List.of(missing), List.of())
                        .reasons())
                .containsExactly("1 cells after did not run, sqlite: no server");
    }

    @Test
    void a_cell_that_is_missing_after_the_change_is_never_success() {
        Verdict verdict = judge(
                List.of(cell(DECLARED, "a", "a"), cell(REVERSED, "a", "a")),
                List.of(cell(DECLARED, "a", "")),
                List.of(cell(DECLARED, "a", "a")));

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.INCONCLUSIVE);
    }

    @Test
    void no_cells_at_all_prove_nothing() {
        assertThat(judge(List.of(), List.of(), List.of()).outcome()).isEqualTo(Verdict.Outcome.INCONCLUSIVE);
    }

    @Test
    void a_suite_that_was_green_before_reproduced_nothing() {
        Verdict verdict = judge(List.of(cell(DECLARED, "a", "")), List.of(cell(DECLARED, "a", "")), List.of());

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.NOT_REPRODUCED);
    }

    @Test
    void a_test_that_ran_before_and_is_gone_is_lost_even_when_everything_is_green() {
        Verdict verdict = judge(
                List.of(cell(DECLARED, "a b", "b")),
                List.of(cell(DECLARED, "a", "")),
                List.of(cell(DECLARED, "a b", "b")));

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.TESTS_LOST);
        assertThat(verdict.reasons()).containsExactly("b in sqlite/declared/w1/r1");
    }

    @Test
    void a_skipped_test_counts_as_lost() {
        CellResult skipped = new CellResult(
                DECLARED,
                CellResult.Outcome.PASSED,
                List.of(
                        new TestRun(new TestId("a"), TestRun.Outcome.PASSED, Duration.ZERO),
                        new TestRun(new TestId("b"), TestRun.Outcome.SKIPPED, Duration.ZERO)),
                List.of(),
                "",
                Optional.empty());

        Verdict verdict = judge(List.of(cell(DECLARED, "a b", "b")), List.of(skipped), List.of());

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.TESTS_LOST);
    }

    @Test
    void a_test_that_passed_in_a_cell_and_fails_there_now_is_a_regression() {
        Verdict verdict = judge(List.of(cell(DECLARED, "a b", "b")), List.of(cell(DECLARED, "a b", "a")), List.of());

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.REGRESSED);
    }

    @Test
    void a_fault_that_is_still_there_is_not_fixed() {
        Verdict verdict = judge(List.of(cell(DECLARED, "a b", "a b")), List.of(cell(DECLARED, "a b", "b")), List.of());

        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.NOT_FIXED);
    }

    private static Verdict judge(List<CellResult> before, List<CellResult> after, List<CellResult> power) {
        return Judge.judge(before, after, power);
    }

    /** A cell that ran the named tests, of which the named ones failed. */
    private static CellResult cell(MatrixCell cell, String ran, String failed) {
        Set<String> red = failed.isEmpty() ? Set.of() : Set.of(failed.split(" "));
        List<TestRun> runs = new ArrayList<>();
        List<FailureRecord> failures = new ArrayList<>();
        for (String name : ran.split(" ")) {
            TestId test = new TestId(name);
            boolean fails = red.contains(name);
            runs.add(new TestRun(test, fails ? TestRun.Outcome.FAILED : TestRun.Outcome.PASSED, Duration.ofMillis(1)));
            if (fails) {
                failures.add(new FailureRecord(test, "AssertionError", "it is red", ""));
            }
        }
        CellResult.Outcome outcome = failures.isEmpty() ? CellResult.Outcome.PASSED : CellResult.Outcome.FAILED;
        return new CellResult(cell, outcome, runs, failures, "", Optional.empty());
    }
}
