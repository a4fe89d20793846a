package dev.ralph.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.verify.PlanReport.FileCheck;
import dev.ralph.verify.PlanReport.Outcome;
import dev.ralph.verify.PlanReport.Overall;
import dev.ralph.verify.PlanReport.TaskCheck;
import dev.ralph.verify.PlanReport.TruthCheck;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlanReportTest {

    private static final TruthCheck SUPPORTED = new TruthCheck("t", "", List.of("pytest"));
    private static final TruthCheck OPEN = new TruthCheck("t", "nobody knows", List.of());

    @Test
    void only_when_all_is_shown_a_plan_passes() {
        assertThat(report(Outcome.PASSED, Outcome.PASSED, SUPPORTED).overall()).isEqualTo(Overall.PASSED);
        assertThat(report(Outcome.PASSED, Outcome.PASSED, OPEN).overall()).isEqualTo(Overall.NEEDS_PERSON);
        assertThat(report(Outcome.PASSED, Outcome.NO_EVIDENCE, SUPPORTED).overall())
                .isEqualTo(Overall.NEEDS_PERSON);
        assertThat(report(Outcome.NO_EVIDENCE, Outcome.PASSED, SUPPORTED).overall())
                .isEqualTo(Overall.NEEDS_PERSON);
    }

    @Test
    void one_failure_decides() {
        assertThat(report(Outcome.FAILED, Outcome.NO_EVIDENCE, OPEN).overall()).isEqualTo(Overall.FAILED);
        assertThat(report(Outcome.PASSED, Outcome.FAILED, SUPPORTED).overall()).isEqualTo(Overall.FAILED);
    }

    @Test
    void a_plan_that_demands_nothing_is_not_passed() {
        assertThat(new PlanReport(List.of(), List.of(), List.of(), List.of()).overall())
                .isEqualTo(Overall.NEEDS_PERSON);
    }

    @Test
    void what_is_open_is_listed() {
        assertThat(report(Outcome.PASSED, Outcome.NO_EVIDENCE, OPEN).open())
                .containsExactly("task 1: why", "truth \"t\": nobody knows");
    }

    private static PlanReport report(Outcome artifact, Outcome task, TruthCheck truth) {
        return new PlanReport(
                List.of(new FileCheck("a", artifact, "why")),
                List.of(),
                List.of(new TaskCheck(1, "one", task, "why", List.of())),
                List.of(truth));
    }
}
