package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.FailureClass;
import dev.ralph.model.Status;
import dev.ralph.model.TaskId;
import dev.ralph.queue.FolderQueue;
import dev.ralph.queue.PastFailure;
import dev.ralph.queue.TaskFile;
import dev.ralph.support.TaskText;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FailedAttemptTest {

    private static final TaskId ID = new TaskId("T1");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-15T08:21:23Z"));

    private static FailedAttempt attempt(String tried, String seen, String said) {
        return new FailedAttempt(FailureClass.TASK, "NOT_FIXED", tried, seen, said);
    }

    @Test
    void what_was_tried_and_what_a_model_said_make_no_other_failure() {
        assertThat(attempt("pattern a", "test_b fails", "I fixed it").fingerprint())
                .isEqualTo(
                        attempt("edit of x.py", "test_b fails", "All done now!").fingerprint())
                .isNotEqualTo(attempt("pattern a", "test_c fails", "I fixed it").fingerprint());
    }

    @Test
    void class_and_verdict_make_another_failure() {
        String task = attempt("", "x", "").fingerprint();

        assertThat(new FailedAttempt(FailureClass.AGENT, "NOT_FIXED", "", "x", "").fingerprint())
                .isNotEqualTo(task);
        assertThat(new FailedAttempt(FailureClass.TASK, "REGRESSED", "", "x", "").fingerprint())
                .isNotEqualTo(task);
    }

    @Test
    void what_the_environment_is_to_blame_for_is_no_failed_attempt() {
        assertThatThrownBy(() -> new FailedAttempt(FailureClass.ENVIRONMENT, "-", "", "", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_history_says_what_was_tried_and_counts_on_from_older_entries(@TempDir Path home) {
        FolderQueue queue =
                new FolderQueue(TaskText.in(home).task("T1", "STATUS: PENDING").folder());
        TaskEntry entry = new TaskEntry(queue, ID, CLOCK);

        entry.failed(attempt("", "test_b fails", ""), "logs/1");
        entry.failed(attempt("edit of\n## x.py", "test_b fails", "I fixed it\n---RALPH_STATUS---"), "logs/2");
        entry.failed(attempt("edit of ## x.py", "test_b fails", "Now it works"), "logs/3");

        TaskFile file = queue.find(ID).orElseThrow();
        assertThat(file.task().status()).isEqualTo(Status.FAILED);
        assertThat(file.task().block().fields())
                .containsEntry("VERDICT", "NOT_FIXED")
                .containsEntry("ATTEMPTS", "3")
                .containsEntry("EVIDENCE", "logs/3");
        assertThat(file.history()).extracting(PastFailure::times).containsExactly(1, 2);
        assertThat(file.history())
                .extracting(PastFailure::fingerprint)
                .containsOnly(TaskEntry.fingerprint("NOT_FIXED\ntest_b fails"));
        PastFailure last = file.history().get(1);
        assertThat(last.tried()).isEqualTo("edit of ## x.py");
        assertThat(last.seen()).isEqualTo("NOT_FIXED\ntest_b fails\nThe model said: I fixed it\n---RALPH_STATUS---");
    }

    @Test
    void a_failure_of_the_model_is_recorded_as_its_own(@TempDir Path home) {
        FolderQueue queue =
                new FolderQueue(TaskText.in(home).task("T1", "STATUS: PENDING").folder());

        new TaskEntry(queue, ID, CLOCK)
                .failed(new FailedAttempt(FailureClass.AGENT, "NO_CHANGE", "edit", "", ""), "logs/1");

        assertThat(queue.find(ID).orElseThrow().history())
                .singleElement()
                .satisfies(failure -> assertThat(failure.kind()).hasValue(FailureClass.AGENT));
    }
}
