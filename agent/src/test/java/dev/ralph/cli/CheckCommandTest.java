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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    private Path folder;

    @Test
    void what_ralph_itself_comes_with_has_no_problem() {
        TaskText.in(folder).task("T1", "STATUS: PENDING");

        Ralph ralph = Ralph.run("check", "--tasks", folder.resolve("tasks"));

        assertThat(ralph.out()).isEqualTo("1 task, no problem\n");
        assertThat(ralph.exitCode()).isZero();
    }

    @Test
    void problems_of_every_kind_are_told_at_once() throws IOException {
        TaskText.in(folder).task("T1", "STATUS: NEARLY").task("T2", "STATUS: PENDING");
        Path home = home();
        Files.writeString(home.resolve("runners/providers/oracle.yaml"), "kind: oracle\n");
        Files.createDirectories(home.resolve("runners/junit/patterns/empty"));
        Files.write(home.resolve("prompts/plan.md"), new byte[] {(byte) 0xC3});

        Ralph ralph = Ralph.at(home, "check", "--tasks", folder.resolve("tasks"));

        assertThat(ralph.exitCode()).isEqualTo(2);
        assertThat(ralph.out())
                .contains("tasks: 'NEARLY' is no status")
                .containsPattern("T1\\.md:\\d+")
                .contains("runners: The kind 'oracle' is unknown.")
                .contains("patterns/empty")
                .contains("prompts: the prompt is not in UTF-8")
                .contains("1 task, ");
    }

    @Test
    void tasks_that_wait_for_each_other_or_for_nothing_are_problems() {
        TaskText.in(folder)
                .task("T1", "STATUS: PENDING", "**Depends on**: T2")
                .task("T2", "STATUS: PENDING", "**Depends on**: T1")
                .task("T3", "STATUS: PENDING", "**Depends on**: T9");

        Ralph ralph = Ralph.run("check", "--tasks", folder.resolve("tasks"));

        assertThat(ralph.exitCode()).isEqualTo(2);
        assertThat(ralph.out())
                .contains("tasks wait for each other: T1 -> T2 -> T1")
                .contains("T3 waits for T9")
                .contains(folder.resolve("tasks/T3.md") + ":6")
                .contains("add a task T9, or take it out of what T3 depends on");
    }

    @Test
    void what_was_read_leniently_in_a_plan_is_told_with_its_line_and_is_no_problem() throws IOException {
        Path plan = TaskText.in(folder).folder().resolve("26-04-PLAN.md");
        Files.copy(Path.of("src/test/resources/plans/seed/26-04-PLAN.md"), plan);

        Ralph ralph = Ralph.run("check", "--tasks", folder.resolve("tasks"));

        assertThat(ralph.exitCode()).isZero();
        assertThat(ralph.out()).contains("warning: " + plan + ":34: ");
    }

    @Test
    void a_configuration_that_is_wrong_is_a_problem() throws IOException {
        TaskText.in(folder).task("T1", "STATUS: PENDING");
        Path config = Files.writeString(folder.resolve("config.yaml"), "sandbox: jail\n");

        Ralph ralph =
                Ralph.with(Map.of("RALPH_CONFIG", config.toString()), "check", "--tasks", folder.resolve("tasks"));

        assertThat(ralph.exitCode()).isEqualTo(2);
        assertThat(ralph.out())
                .contains("config: 'jail' of sandbox is no sandbox")
                .contains("config.yaml:1");
    }

    @Test
    void a_model_without_its_key_is_a_problem() throws IOException {
        TaskText.in(folder).task("T1", "STATUS: PENDING");
        Path config = Files.writeString(folder.resolve("config.yaml"), """
                model:
                  - {name: openai/a, key: NO_SUCH_KEY_OF_RALPH}
                  - {name: openai/b, key_command: [touch, %s]}
                """.formatted(folder.resolve("run")));

        Ralph ralph =
                Ralph.with(Map.of("RALPH_CONFIG", config.toString()), "check", "--tasks", folder.resolve("tasks"));

        assertThat(ralph.exitCode()).isEqualTo(2);
        assertThat(ralph.out())
                .contains("config: there is no key for openai/a", "the environment variable NO_SUCH_KEY_OF_RALPH")
                .doesNotContain("openai/b");
        assertThat(folder.resolve("run")).as("a check runs nothing").doesNotExist();
    }

    @Test
    void files_that_are_no_tasks_are_named_and_are_no_problem() {
        TaskText.in(folder)
                .task("T1", "STATUS: PENDING")
                .write("notes.md", "# Notes\n")
                .write("list.txt", "x");

        Ralph ralph = Ralph.run("check", "--tasks", folder.resolve("tasks"));

        assertThat(ralph.exitCode()).isZero();
        assertThat(ralph.out())
                .contains("no task, left alone: " + folder.resolve("tasks/list.txt"))
                .contains("no task, left alone: " + folder.resolve("tasks/notes.md"));
    }

    @Test
    void a_folder_that_is_missing_is_one_problem_among_others() throws IOException {
        Path config = Files.writeString(folder.resolve("config.yaml"), "colour: red\n");

        Ralph ralph = Ralph.with(Map.of("RALPH_CONFIG", config.toString()), "check", "--tasks", folder.resolve("none"));

        assertThat(ralph.exitCode()).isEqualTo(2);
        assertThat(ralph.out()).contains("the task folder cannot be read").contains("there is no setting 'colour'");
    }

    @Test
    void json_has_a_schema() throws JsonProcessingException {
        TaskText.in(folder).task("T1", "STATUS: NEARLY").write("notes.md", "# Notes\n");

        JsonNode root = new ObjectMapper()
                .readTree(Ralph.run("check", "--json", "--tasks", folder.resolve("tasks"))
                        .out());

        assertThat(root.path("schema").asText()).isEqualTo("ralph.check/1");
        assertThat(root.path("tasks").asInt()).isZero();
        assertThat(root.at("/problems/0/area").asText()).isEqualTo("tasks");
        assertThat(root.at("/problems/0/where").asText()).matches(".*T1\\.md:\\d+");
        assertThat(root.path("leftAlone")).hasSize(1);
    }

    private Path home() throws IOException {
        Path home = folder.resolve("home");
        Files.createDirectories(home.resolve("runners/providers"));
        Files.createDirectories(home.resolve("runners/junit/patterns"));
        Files.createDirectories(home.resolve("prompts"));
        return home;
    }
}
