package dev.ralph.loop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.Status;
import dev.ralph.queue.TaskFile;
import org.junit.jupiter.api.Test;

final class BreakerTest {

    private static TaskFile task(String fields, String history) {
        String text = """
                # Task T1: Isolate the tests

                ---RALPH_STATUS---
                STATUS: PENDING
                %s---END_RALPH_STATUS---
                %s""".formatted(fields, history);
        return TaskFile.parse("T1.md", text.getBytes(UTF_8));
    }

    private static String failure(int times, String fingerprint) {
        return "\n## Last Failure (2026-01-01 00:00:00 UTC)%s\nFingerprint: %s\n```\nred\n```\n"
                .formatted(times == 1 ? "" : " ×" + times, fingerprint);
    }

    @Test
    void a_task_that_failed_alike_twice_is_tried_again() {
        assertThat(Breaker.refusal(task("", failure(2, "aa")), Budget.DEFAULT)).isEmpty();
    }

    @Test
    void a_task_that_failed_alike_three_times_is_not_tried_again() {
        assertThat(Breaker.refusal(task("", failure(3, "aa")), Budget.DEFAULT))
                .hasValueSatisfying(reason -> assertThat(reason).contains("3 times", "ralph retry T1 --force"));
    }

    @Test
    void another_failure_in_between_closes_the_breaker() {
        assertThat(Breaker.refusal(task("", failure(3, "aa") + failure(1, "bb")), Budget.DEFAULT))
                .isEmpty();
    }

    @Test
    void failures_that_another_tool_wrote_do_not_count() {
        String other = "\n## Last Failure (Thu Jan 15 08:21:23 CET 2026)\n```\nred\n```\n";

        assertThat(Breaker.refusal(task("", other + other + other + other), Budget.DEFAULT))
                .isEmpty();
    }

    @Test
    void a_person_may_forgive_what_happened_so_far_but_not_what_comes() {
        TaskFile open = task("", failure(3, "aa"));
        TaskFile forgiven = open.withStatus(Status.PENDING, Breaker.reset(open));

        assertThat(Breaker.refusal(forgiven, Budget.DEFAULT)).isEmpty();
        String threeMore = new String(forgiven.bytes(), UTF_8).replace("×3", "×6");
        assertThat(Breaker.refusal(TaskFile.parse("T1.md", threeMore.getBytes(UTF_8)), Budget.DEFAULT))
                .isPresent();
    }

    @Test
    void attempts_are_counted_until_they_are_used_up() {
        assertThat(Breaker.refusal(task("ATTEMPTS: 2\n", ""), Budget.DEFAULT)).isEmpty();
        assertThat(Breaker.refusal(task("ATTEMPTS: 3\n", ""), Budget.DEFAULT))
                .hasValueSatisfying(reason -> assertThat(reason).contains("ralph retry T1"));
    }
}
