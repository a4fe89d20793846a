package dev.ralph.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.CellResult;
import dev.ralph.model.Evidence;
import dev.ralph.model.FailureRecord;
import dev.ralph.model.MatrixCell;
import dev.ralph.model.Order;
import dev.ralph.model.Provider;
import dev.ralph.model.Schema;
import dev.ralph.model.TestId;
import dev.ralph.model.TestRun;
import dev.ralph.provider.ProviderLaunch;
import dev.ralph.runner.WorkerReport;
import dev.ralph.sandbox.Finished;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellReadingTest {

    private static final MatrixCell CELL = new MatrixCell(new Provider("sqlite"), Order.DECLARED, 1, 1);

    @Test
    void a_cell_passes_when_every_test_it_was_asked_for_ran_and_none_failed() {
        CellResult result = read(exited(0), worker("a b", ended(passed("a"), passed("b")), "0"));

        assertThat(result.outcome()).isEqualTo(CellResult.Outcome.PASSED);
        assertThat(result.testsRun()).hasSize(2);
    }

    @Test
    void a_parameterised_test_ran_when_one_of_its_invocations_did() {
        CellResult result = read(exited(0), worker("a", ended(passed("a[1]"), passed("a[2]")), "0"));

        assertThat(result.outcome()).isEqualTo(CellResult.Outcome.PASSED);
    }

    @Test
    void a_test_that_was_asked_for_and_never_ran_fails_the_cell() {
        CellResult result = read(exited(0), worker("a b", ended(passed("a")), "0"));

        assertThat(result.outcome()).isEqualTo(CellResult.Outcome.FAILED);
        assertThat(result.failures().get(0).message()).isEqualTo("was asked for and never ran");
    }

    @Test
    void a_test_that_ends_its_jvm_fails_and_the_tests_behind_it_are_counted() {
        CellResult result = read(exited(0), worker("a b c", cut(passed("a"), unfinished("b")), "3"));

        assertThat(result.outcome()).isEqualTo(CellResult.Outcome.FAILED);
        assertThat(result.failedTests()).containsExactly(new TestId("b"));
        assertThat(result.failures().get(0).message())
                .contains("exit code 3")
                .contains("System.exit")
                .contains("1 tests behind it did not run");
    }

    @Test
    void a_test_that_hangs_is_named_with_the_deadline() {
        Finished killed = new Finished(Finished.Ending.TIMED_OUT, evidence(137));

        CellResult result = read(killed, worker("a", cut(unfinished("a")), ""));

        assertThat(result.failures().get(0).message()).contains("deadline").contains("killed");
    }

    @Test
    void a_worker_that_dies_after_its_last_test_fails_the_cell() {
        CellResult result = read(exited(0), worker("a", cut(passed("a")), "0"));

        assertThat(result.outcome()).isEqualTo(CellResult.Outcome.FAILED);
        assertThat(result.failures().get(0).message()).startsWith("after its last test");
    }

    @Test
    void a_cell_that_is_killed_after_its_last_test_fails() {
        Finished killed = new Finished(Finished.Ending.TIMED_OUT, evidence(137));

        assertThat(read(killed, worker("a", cut(passed("a")), "")).outcome()).isEqualTo(CellResult.Outcome.FAILED);
    }

    @Test
    void a_cell_that_is_killed_before_any_test_says_nothing_about_the_tests() {
        Finished killed = new Finished(Finished.Ending.TIMED_OUT, evidence(137));

        assertThat(read(killed, worker("a", cut(), "")).outcome()).isEqualTo(CellResult.Outcome.NOT_RUN);
    }

    @Test
    void a_cell_whose_tests_were_all_skipped_did_not_run() {
        TestRun skipped = new TestRun(new TestId("a"), TestRun.Outcome.SKIPPED, Duration.ZERO);

        assertThat(read(exited(0), worker("a", ended(skipped), "0")).outcome()).isEqualTo(CellResult.Outcome.NOT_RUN);
    }

    @Test
    void tests_that_a_kill_left_unstarted_are_failures_too() {
        Finished killed = new Finished(Finished.Ending.TIMED_OUT, evidence(137));

        CellResult result = read(killed, worker("a b", cut(passed("a")), ""));

        assertThat(result.failedTests()).containsExactly(new TestId("b"));
    }

    @Test
    void a_provider_that_does_not_start_says_so_and_nothing_about_the_tests() {
        CellResult result = new CellReading(CELL, exited(ProviderLaunch.PROVIDER_FAILED))
                .read(List.of(worker("a", cut(), "")), "initdb: no space left\n");

        assertThat(result.outcome()).isEqualTo(CellResult.Outcome.NOT_RUN);
        assertThat(result.reason()).isEqualTo("the provider did not start: initdb: no space left");
    }

    @Test
    void a_worker_that_dies_before_any_test_makes_the_cell_one_that_did_not_run() {
        CellResult result = read(exited(0), worker("a", cut(), "1"));

        assertThat(result.outcome()).isEqualTo(CellResult.Outcome.NOT_RUN);
        assertThat(result.reason()).contains("no worker started a test");
    }

    @Test
    void what_one_worker_lost_is_not_made_up_by_another() {
        CellResult result =
                read(exited(0), worker("a", ended(passed("a")), "0"), worker("b", cut(unfinished("b")), "134"));

        assertThat(result.outcome()).isEqualTo(CellResult.Outcome.FAILED);
    }

    private static CellResult read(Finished finished, CellReading.Worker... workers) {
        return new CellReading(CELL, finished).read(List.of(workers), "");
    }

    private static CellReading.Worker worker(String asked, WorkerReport report, String exitCode) {
        List<TestId> tests = Arrays.stream(asked.split(" ")).map(TestId::new).toList();
        return new CellReading.Worker(tests, report, exitCode);
    }

    private static WorkerReport ended(TestRun... runs) {
        return report(true, runs);
    }

    private static WorkerReport cut(TestRun... runs) {
        return report(false, runs);
    }

    private static WorkerReport report(boolean ended, TestRun... runs) {
        List<FailureRecord> failures = Arrays.stream(runs)
                .filter(run -> run.outcome() == TestRun.Outcome.FAILED)
                .map(run -> new FailureRecord(run.test(), "AssertionError", "red", ""))
                .toList();
        return new WorkerReport(List.of(runs), failures, List.of(), Schema.EMPTY, ended);
    }

    private static TestRun passed(String test) {
        return new TestRun(new TestId(test), TestRun.Outcome.PASSED, Duration.ofMillis(1));
    }

    private static TestRun unfinished(String test) {
        return new TestRun(new TestId(test), TestRun.Outcome.UNFINISHED, Duration.ZERO);
    }

    private static Finished exited(int code) {
        return new Finished(Finished.Ending.EXITED, evidence(code));
    }

    private static Evidence evidence(int code) {
        return new Evidence(List.of("sh"), code, Duration.ofSeconds(2), Path.of("cell.log"));
    }
}
