package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ralph.support.Ralph;
import dev.ralph.support.TaskText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCommandTest {

    private static final String ENDED = """
            {"at":"2026-01-15T07:00:00Z","event":"RunStarted","commit":"abc","sandbox":"bubblewrap 0.8.0"}
            {"at":"2026-01-15T07:00:09Z","event":"VerdictReached","outcome":"FIXED","reasons":[]}
            {"at":"2026-01-15T07:00:10Z","event":"RunFinished","status":"COMPLETE","seconds":10.04}
            """;

    private static final String KILLED = """
            {"at":"2026-01-16T07:00:00Z","event":"RunStarted","commit":"abc","sandbox":"bubblewrap 0.8.0"}
            {"at":"2026-01-16T07:00:01Z","event":"Warned","text":"odd \\u001b[31mred"}
            {"at":"2026-01-16T07:0""";

    @TempDir
    private Path folder;

    @BeforeEach
    void runs() throws IOException {
        TaskText.in(folder).task("T1", "STATUS: PENDING").task("T2", "STATUS: PENDING");
        events("20260116T070000Z-0001", KILLED);
        events("20260115T070000Z-ffff", ENDED);
    }

    @Test
    void it_lists_the_runs_newest_last_and_shows_the_newest() {
        Ralph ralph = log("T1");

        assertThat(ralph.exitCode()).isZero();
        assertThat(ralph.out())
                .containsSubsequence(
                        "20260115T070000Z-ffff", "FIXED", "COMPLETE", "10.0", "20260116T070000Z-0001", "no end")
                .contains("warning: odd red")
                .contains("half-written")
                .doesNotContain("\u001b");
    }

    @Test
    void a_run_can_be_named() {
        assertThat(log("T1", "--run", "20260115T070000Z-ffff").out())
                .contains("began with commit abc in bubblewrap 0.8.0")
                .contains("ended as COMPLETE")
                .doesNotContain("20260116");
    }

    @Test
    void an_unknown_run_is_named_with_the_remedy() {
        Ralph ralph = log("T1", "--run", "../T2");

        assertThat(ralph.exitCode()).isEqualTo(2);
        assertThat(ralph.err()).contains("there is no run '../T2'").contains("remedy:");
    }

    @Test
    void a_task_that_never_ran_has_no_runs() {
        Ralph ralph = log("T2");

        assertThat(ralph.exitCode()).isZero();
        assertThat(ralph.out()).contains("no run of T2 is recorded");
    }

    @Test
    void json_has_a_schema() throws JsonProcessingException {
        JsonNode root = new ObjectMapper().readTree(log("T1", "--json").out());

        assertThat(root.path("schema").asText()).isEqualTo("ralph.log/1");
        assertThat(root.path("runs")).hasSize(2);
        assertThat(root.at("/runs/0/verdict").asText()).isEqualTo("FIXED");
        assertThat(root.at("/runs/1/status").isNull()).isTrue();
        assertThat(root.at("/runs/1/doubts")).hasSize(1);
        assertThat(root.at("/runs/1/events/1/fields/text").asText()).contains("odd");
    }

    private Ralph log(String id, Object... more) {
        Object[] arguments = new Object[4 + more.length];
        System.arraycopy(new Object[] {"log", id, "--tasks", folder.resolve("tasks")}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Ralph.run(arguments);
    }

    private void events(String run, String text) throws IOException {
        Path of = Files.createDirectories(folder.resolve("logs/T1").resolve(run));
        Files.writeString(of.resolve("events.jsonl"), text);
    }
}
