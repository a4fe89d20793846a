package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ralph.support.Ralph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanCommandTest {

    @TempDir
    private Path tasks;

    private void task(String id, String keys, String status) throws IOException {
        Files.writeString(
                tasks.resolve(id + ".md"),
                "# Task %s: x\n%s\n---RALPH_STATUS---\nSTATUS: %s\n---END_RALPH_STATUS---\n"
                        .formatted(id, keys, status));
    }

    private Ralph plan(String... more) {
        Object[] arguments = new Object[4 + more.length];
        System.arraycopy(new Object[] {"plan", "--tasks", tasks, "--queue=TDD"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Ralph.run(arguments);
    }

    @Test
    void each_place_has_its_number_and_reason() throws IOException {
        task("T1", "**WSJF Score**: 8\n**Priority**: P1", "PENDING");
        task("T2", "**WSJF Score**: 8\n**Priority**: P0", "PENDING");
        task("T3", "**WSJF Score**: 9\n**Depends on**: T4", "PENDING");
        task("T4", "", "FAILED");

        Ralph ralph = plan();

        assertThat(ralph.exitCode()).isZero();
        assertThat(ralph.out().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .containsSequence(
                        "#|ID|PRIORITY|WSJF|STATUS|READY|REASON",
                        "1|T2|P0|8.0|PENDING|yes|WSJF 8.0; before T1 by priority P0 over P1",
                        "2|T1|P1|8.0|PENDING|yes|WSJF 8.0; before T3 which waits",
                        "3|T3|P2|9.0|PENDING|no|waits for T4 (FAILED)");
    }

    @Test
    void the_same_is_there_as_json() throws IOException {
        task("T1", "**Depends on**: T2", "PENDING");
        task("T2", "", "PENDING");

        JsonNode json = new ObjectMapper().readTree(plan("--json").out());

        assertThat(json.path("schema").asText()).isEqualTo("ralph.plan/1");
        assertThat(json.path("queue").asText()).isEqualTo("tdd");
        assertThat(json.at("/places/0/id").asText()).isEqualTo("T2");
        assertThat(json.at("/places/0/ready").asBoolean()).isTrue();
        assertThat(json.at("/places/1/place").asInt()).isEqualTo(2);
        assertThat(json.at("/places/1/ready").asBoolean()).isFalse();
        assertThat(json.at("/places/1/waits/0/on").asText()).isEqualTo("T2");
        assertThat(json.at("/places/1/reason").asText()).isEqualTo("waits for T2 (PENDING)");
    }

    @Test
    void tasks_that_wait_for_each_other_are_a_problem_and_the_others_are_shown() throws IOException {
        task("T1", "**Depends on**: T2", "PENDING");
        task("T2", "**Depends on**: T1", "PENDING");
        task("T3", "", "PENDING");

        Ralph ralph = plan();

        assertThat(ralph.exitCode()).isEqualTo(2);
        assertThat(ralph.err())
                .contains("tasks wait for each other: T1 -> T2 -> T1")
                .contains("T2.md");
        assertThat(ralph.out()).contains("1  T3").contains("waits for itself: T1 -> T2 -> T1");
    }

    @Test
    void an_unknown_queue_is_named_with_those_that_exist() throws IOException {
        task("D1", "", "PENDING");

        Ralph ralph = plan();

        assertThat(ralph.exitCode()).isEqualTo(2);
        assertThat(ralph.err()).contains("there is no queue 'TDD'").contains("deploy");
    }

    @Test
    void a_queue_that_is_worked_off_has_no_places() throws IOException {
        task("T1", "", "COMPLETE");

        assertThat(plan().out()).contains("nothing to do");
        assertThat(plan().exitCode()).isZero();
    }
}
