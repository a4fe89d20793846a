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
