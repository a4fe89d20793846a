package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ralph.support.Needs;
import dev.ralph.support.Ralph;
import dev.ralph.support.TaskText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void home() throws IOException {
        TaskText.in(folder).task("T1", "STATUS: PENDING");
        Files.createDirectories(folder.resolve("home/runners/junit/patterns"));
        Path providers = Files.createDirectories(folder.resolve("home/runners/providers"));
        Files.writeString(providers.resolve("mock.yaml"), "kind: mock\n");
    }

    @Test
    void it_says_what_is_there_and_what_is_missing_with_the_remedy() {
        Ralph ralph = Ralph.at(folder.resolve("home"), "doctor", "--tasks", folder.resolve("tasks"));

        assertThat(ralph.exitCode()).isEqualTo(2);
        assertThat(ralph.out())
                .containsPattern("(?m)^ok       java ")
                .contains("PROBLEM  maven and runner")
                .contains("The runner for JUnit is not built.")
                .contains("remedy: run mvn package in " + folder.resolve("home"))
                .containsPattern("(?m)^ok       config budget.attempts +3$")
                .contains(folder.resolve("home/cache") + ", 0 files")
                .containsPattern("(?m)^ok       claims of processes that are gone +none$");
    }

    @Test
    void it_says_how_to_have_a_model() {
        assertThat(Ralph.at(folder.resolve("home"), "doctor", "--tasks", folder.resolve("tasks"))
                        .out())
                .containsPattern("(?m)^ok       config model +none$")
                .containsPattern("(?m)^ok       model +none; .*set RALPH_MODEL$");
    }

    @Test
    void a_model_without_its_key_is_a_problem_with_a_remedy() throws IOException {
        Path config = Files.writeString(folder.resolve("config"), "model: {name: openai/a, key: NO_SUCH_KEY}\n");

        assertThat(doctor(Map.of("RALPH_CONFIG", config.toString())))
                .containsPattern("(?m)^ok       config model +openai/a \\(key from NO_SUCH_KEY, output 8000\\); ")
                .contains("PROBLEM  model openai/a", "there is no key for openai/a", "remedy: set it, or say where");
    }

    @Test
    @Needs("bubblewrap")
    void a_coding_agent_is_started_in_the_sandbox_and_its_keys_are_not_shown() throws IOException {
        Path config = Files.writeString(
                folder.resolve("config"), "model: {command: [sed, -n], environment: [AGENT_KEY], network: true}\n");

        assertThat(doctor(Map.of("RALPH_CONFIG", config.toString(), "AGENT_KEY", "a-key-nobody-may-see")))
                .containsPattern("(?m)^ok       model command sed +sed \\(GNU sed\\) ")
                .contains("variables [AGENT_KEY]")
                .doesNotContain("a-key-nobody-may-see");
        Files.writeString(config, "model: {command: [no-such-agent]}\n");
        assertThat(doctor(Map.of("RALPH_CONFIG", config.toString())))
                .contains("PROBLEM  model command no-such-agent", "does not start in the sandbox");
    }

    @Test
    void with_settings_that_are_wrong_nothing_is_said_about_a_model() throws IOException {
        Path config = Files.writeString(folder.resolve("config"), "model: gpt\n");

        assertThat(doctor(Map.of("RALPH_CONFIG", config.toString())))
                .contains("'gpt' names no model", config + ":1")
                .doesNotContain("RALPH_MODEL");
    }

    private String doctor(Map<String, String> variables) {
        return Ralph.at(folder.resolve("home"), variables, "doctor", "--tasks", folder.resolve("tasks"))
                .out();
    }

    @Test
    void a_claim_that_nobody_has_is_named() throws IOException {
        Path claims = Files.createDirectories(folder.resolve(".ralph/claims"));
        Files.writeString(claims.resolve("T7"), "pid 1 started never\n");
        Files.writeString(claims.resolve("T1"), dev.ralph.queue.Holder.self() + "\n");

        assertThat(Ralph.at(folder.resolve("home"), "doctor", "--tasks", folder.resolve("tasks"))
                        .out())
                .containsPattern("claims of processes that are gone +T7; the next run takes them over");
    }

    @Test
    void json_has_a_schema() throws JsonProcessingException {
        JsonNode root = new ObjectMapper()
                .readTree(Ralph.at(folder.resolve("home"), "doctor", "--json", "--tasks", folder.resolve("tasks"))
                        .out());

        assertThat(root.path("schema").asText()).isEqualTo("ralph.doctor/1");
        assertThat(root.path("ok").asBoolean()).isFalse();
        assertThat(root.path("facts").findValuesAsText("name")).contains("java", "sandbox", "provider mock", "cache");
    }
}
