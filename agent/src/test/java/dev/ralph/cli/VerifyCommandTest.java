package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ralph.support.Needs;
import dev.ralph.support.Ralph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerifyCommandTest {

    private static final String PLAN = """
            ---
            phase: 01-shop
            plan: 02
            type: execute
            wave: 1
            depends_on: []
            files_modified: [app.py]
            autonomous: true
            must_haves:
              truths: %s
              artifacts:
                - path: "app.py"
                  provides: "The app"
                  contains: "%s"
            ---

            <objective>An app.</objective>

            <tasks>
            <task type="auto">
              <name>Task 1: Write the app</name>
              <files>app.py</files>
              <action>Write it.</action>
              <verify>%s</verify>
              <done>It is there.</done>
            </task>
            </tasks>
            """;

    @TempDir
    private Path folder;

    private Path project;

    @BeforeEach
    void write() throws IOException {
        project = Files.createDirectories(folder.resolve("shop"));
        Files.createDirectories(project.resolve(".git"));
        Files.createDirectories(project.resolve(".planning"));
        Files.writeString(project.resolve("app.py"), "def create_app():\n    return 1\n");
    }

    @Test
    @Needs("bubblewrap")
    void a_plan_of_which_all_is_shown_is_done() throws IOException {
        Ralph ralph = Ralph.run("verify", plan("[]", "create_app", "grep -q create_app app.py"));

        assertThat(ralph.err()).doesNotContain("bug");
        assertThat(ralph.exitCode()).isZero();
        assertThat(ralph.out()).contains("artifact app.py").endsWith("PASSED\n");
    }

    @Test
    @Needs("bubblewrap")
    void json_names_what_is_open_and_the_project_is_left_alone() throws IOException {
        Path plan = plan("[]", "create_app", "rm app.py; touch new; grep -q create_shop *.py");
        Map<Path, FileTime> before = files();

        Ralph ralph = Ralph.run("verify", plan, "--project", project, "--json");

        JsonNode json = new ObjectMapper().readTree(ralph.out());
        assertThat(ralph.exitCode()).isEqualTo(3);
        assertThat(json.get("schema").asText()).isEqualTo("ralph.verify/1");
        assertThat(json.get("overall").asText()).isEqualTo("NEEDS_PERSON");
        assertThat(json.at("/tasks/0/commands/0/exit_code").asInt()).isEqualTo(2);
        assertThat(Path.of(json.at("/tasks/0/commands/0/log").asText())).isRegularFile();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    @Needs("bubblewrap")
    void a_failure_is_told_by_the_exit_code() throws IOException {
        Ralph ralph = Ralph.run("verify", plan("[]", "create_shop", "grep -q create_app app.py"));

        assertThat(ralph.exitCode()).isEqualTo(1);
        assertThat(ralph.out()).contains("does not contain 'create_shop'").endsWith("FAILED\n");
    }

    @Test
    @Needs("bubblewrap")
    void an_open_truth_needs_a_person_and_foreign_text_is_cleaned() throws IOException {
        Ralph ralph =
                Ralph.run("verify", plan("[\"Users see \\u001b[31mred\"]", "create_app", "grep -q create_app app.py"));

        assertThat(ralph.exitCode()).isEqualTo(3);
        assertThat(ralph.out()).contains("truth \"Users see red\"").doesNotContain("\u001b");
    }

    @Test
    void a_plan_that_does_not_exist_and_a_task_are_wrong_usage() throws IOException {
        Path task = Files.writeString(folder.resolve("T1.md"), "# Task T1: A task\n");

        assertThat(Ralph.run("verify", folder.resolve("no-PLAN.md")).exitCode()).isEqualTo(2);
        assertThat(Ralph.run("verify", task).err()).contains("a task and not a plan");
        assertThat(Ralph.run("verify").exitCode()).isEqualTo(2);
    }

    private Path plan(String truths, String contains, String verify) throws IOException {
        return Files.writeString(project.resolve(".planning/01-02-PLAN.md"), PLAN.formatted(truths, contains, verify));
    }

    private Map<Path, FileTime> files() throws IOException {
        Map<Path, FileTime> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(project)) {
            for (Path file : (Iterable<Path>) found::iterator) {
                files.put(file, Files.getLastModifiedTime(file));
            }
        }
        assertThat(files.keySet()).containsAll(List.of(project, project.resolve("app.py")));
        return files;
    }
}
