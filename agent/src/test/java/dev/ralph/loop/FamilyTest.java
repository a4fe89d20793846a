package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.loop.Family.Child;
import dev.ralph.loop.Family.Outcome;
import dev.ralph.model.TaskId;
import dev.ralph.queue.TaskFile;
import dev.ralph.repo.BranchMerge;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FamilyTest {

    private static TaskFile file(String id, String status, String more) {
        String text = "# Task %s: x\n---RALPH_STATUS---\nSTATUS: %s\n%s\n---END_RALPH_STATUS---\n%s"
                .formatted(id, status, more.startsWith("##") ? "" : more, more.startsWith("##") ? more : "");
        return TaskFile.parse(id + ".md", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Child child(String id, String status) {
        return child(id, status, "");
    }

    private static Child child(String id, String status, String more) {
        TaskFile file = file(id, status, more);
        return new Child(file.task(), file.history().stream().findFirst());
    }

    private static Child failed(String id, String fingerprint) {
        return child(id, "FAILED", "## Last Failure (now)\nFingerprint: " + fingerprint + "\n```\nx\n```\n");
    }

    private static Outcome outcome(Child... children) {
        return outcome(false, children);
    }

    private static Outcome outcome(boolean direct, Child... children) {
        return new Family(file("T1", "DECOMPOSED", "").task(), direct, List.of(children), List.of()).outcome();
    }

    private static List<TaskId> ids(String... ids) {
        return Stream.of(ids).map(TaskId::new).toList();
    }

    @Test
    void a_parent_waits_as_long_as_a_child_is_open() {
        for (String open : List.of("PENDING", "IN_PROGRESS", "DECOMPOSED")) {
            assertThat(outcome(child("T2", "COMPLETE"), failed("T3", "f"), child("T4", "BLOCKED"), child("T5", open)))
                    .isEqualTo(new Outcome.Waits("1 of 4 children are open: T5"));
        }
    }

    @Test
    void a_parent_waits_for_a_blocked_child_and_says_why_it_is() {
        assertThat(outcome(failed("T2", "f"), child("T3", "BLOCKED", "REASON: no database"), child("T4", "BLOCKED")))
                .isEqualTo(new Outcome.Waits("2 of 3 children are blocked: T3 (no database); T4"));
    }

    @Test
    void a_child_that_is_gone_is_never_taken_for_complete() {
        Family family =
                new Family(file("T1", "DECOMPOSED", "").task(), false, List.of(child("T2", "COMPLETE")), ids("T3"));

        assertThat(family.outcome()).isEqualTo(new Outcome.Waits("no readable file: T3"));
        assertThat(outcome()).isEqualTo(new Outcome.Waits("no task names T1 as its parent"));
    }

    @Test
    void complete_children_are_merged_by_what_they_left() {
        assertThat(outcome(
                        child("T2", "COMPLETE", "BRANCH: ralph/T2\nCOMMIT: abc"),
                        child("T3", "COMPLETE", "BRANCH: -"),
                        child("T4", "COMPLETE")))
                .isEqualTo(new Outcome.Merge(List.of(new BranchMerge.Source("ralph/T2", "abc"))));
    }

    @Test
    void some_failed_children_fail_their_parent() {
        Outcome outcome = outcome(child("T2", "COMPLETE"), failed("T3", "f"), failed("T4", "f"));

        assertThat(outcome).isEqualTo(new Outcome.Partial(ids("T3", "T4"), 3));
        assertThat(((Outcome.Partial) outcome).sentence()).isEqualTo("FRACTAL_PARTIAL: 2/3 failed");
    }

    @Test
    void children_that_all_fail_for_different_reasons_fail_their_parent() {
        assertThat(outcome(failed("T2", "f"), failed("T3", "g"))).isEqualTo(new Outcome.Partial(ids("T2", "T3"), 2));
    }

    @Test
    void children_that_all_fail_for_one_reason_leave_the_work_to_their_parent() {
        assertThat(outcome(failed("T2", "f"), failed("T3", "f")))
                .isEqualTo(new Outcome.Direct("all 2 children failed with fingerprint f"));
    }

    @Test
    void a_failure_without_a_fingerprint_is_like_no_other() {
        assertThat(outcome(child("T2", "FAILED"), child("T3", "FAILED")))
                .isEqualTo(new Outcome.Partial(ids("T2", "T3"), 2));
    }

    @Test
    void a_parent_whose_parts_failed_before_is_not_failed_by_them_again() {
        assertThat(outcome(true, failed("T2", "f"), failed("T3", "g")))
                .isEqualTo(new Outcome.Direct("all 2 children failed before"));
        assertThat(outcome(true, failed("T2", "f"), child("T3", "PENDING"))).isInstanceOf(Outcome.Waits.class);
    }

    @Test
    void only_a_history_in_which_all_parts_failed_says_to_work_directly() {
        String history = "## Last Failure (now)\n```\nFRACTAL_PARTIAL: %s failed\n```\n";

        assertThat(Family.isDirect(file("T1", "FAILED", history.formatted("8/8"))))
                .isTrue();
        assertThat(Family.isDirect(file("T1", "FAILED", history.formatted("7/8"))))
                .isFalse();
        assertThat(Family.isDirect(file("T1", "FAILED", history.formatted("0/0"))))
                .isFalse();
        assertThat(Family.isDirect(file("T1", "PENDING", "DIRECT: yes"))).isTrue();
        assertThat(Family.isDirect(file("T1", "PENDING", "DIRECT: no"))).isFalse();
    }
}
