package dev.ralph.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.TaskId;
import org.junit.jupiter.api.Test;

final class PlanFilesTest {

    private static boolean isPlan(String where, String text) {
        return PlanFiles.isPlan(where, Lines.of(text.getBytes(UTF_8)));
    }

    @Test
    void a_plan_is_known_by_its_name_or_by_its_front_matter() {
        String matter = "---\nphase: 1\nplan: 2\nwave: 1\n---\n";

        assertThat(isPlan("a/26-04-PLAN.md", "")).isTrue();
        assertThat(isPlan("a/PLAN.md", "")).isTrue();
        assertThat(isPlan("x.md", matter)).isTrue();
        assertThat(isPlan("x.md", "\uFEFF" + matter.replace("\n", "\r\n"))).isTrue();
    }

    @Test
    void what_lies_beside_a_plan_is_none() {
        String matter = "---\nphase: 1\nplan: 2\nwave: 1\n---\n";

        assertThat(isPlan("26-04-SUMMARY.md", matter)).isFalse();
        assertThat(isPlan("26-VERIFICATION.md", matter)).isFalse();
        assertThat(PlanFiles.isReport("a/26-04-SUMMARY.md")).isTrue();
        assertThat(PlanFiles.isReport("a/26-04-PLAN.md")).isFalse();
        assertThat(isPlan("x.md", "---\nphase: 1\nplan: 2\nsubsystem: x\n---\n"))
                .isFalse();
        assertThat(isPlan("x.md", matter.replace("---\n", "")))
                .as("no front matter")
                .isFalse();
        assertThat(isPlan("T1.md", "# Task T1: x\n---\nplan: 1\nwave: 2\n---\n"))
                .isFalse();
    }

    @Test
    void the_many_ways_to_name_a_plan_are_one_id() {
        for (String text : new String[] {
            "01", "1", "plan 01", "26-01", "026-1", "26-01-PLAN", "26-01-PLAN.md", "x/26-01-SUMMARY.md", "26-01-tidy-up"
        }) {
            assertThat(PlanIds.reference(text, "26-ci-cd-fixes")).as(text).contains(new TaskId("26-01"));
        }
        assertThat(PlanIds.reference("MOD-AUTH-002", "26")).contains(new TaskId("MOD-AUTH-002"));
        assertThat(PlanIds.reference("a b", "26")).isEmpty();
    }

    @Test
    void an_id_is_made_of_the_number_of_the_phase_and_that_of_the_plan() {
        assertThat(PlanIds.of("26-ci-cd-fixes", "04")).contains(new TaskId("26-04"));
        assertThat(PlanIds.of("26.1-x", "4")).contains(new TaskId("26.1-04"));
        assertThat(PlanIds.of("5", "12")).contains(new TaskId("05-12"));
        assertThat(PlanIds.of("12A-x", "26-03")).contains(new TaskId("12A-03"));
        assertThat(PlanIds.of("cleanup", "1")).contains(new TaskId("cleanup-01"));
        assertThat(PlanIds.of("26", "four")).isEmpty();
    }
}
