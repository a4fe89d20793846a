package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Ralph;
import dev.ralph.support.TinyProject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"run", "matrix", "status", "plan", "show", "verify"})
    void every_command_explains_itself(String command) {
        Ralph ralph = Ralph.run(command, "--help");

        assertThat(ralph.exitCode()).isZero();
        assertThat(ralph.out()).contains("Usage: ralph " + command).contains("--help");
    }

    @Test
    void the_help_names_the_exit_codes() {
        assertThat(Ralph.run("--help").out()).contains("Exit codes:").contains("70 a bug");
    }

    @Test
    void a_missing_command_is_a_wrong_usage() {
        Ralph ralph = Ralph.run();

        assertThat(ralph.exitCode()).isEqualTo(2);
        assertThat(ralph.err()).contains("a command is missing").contains("--help");
    }

    @Test
    void an_unknown_option_is_a_wrong_usage() {
        assertThat(Ralph.run("status", "--colour").exitCode()).isEqualTo(2);
    }

    @Test
    void status_lists_tasks_in_the_order_in_which_they_are_worked() {
        TinyProject project = TinyProject.in(folder);
        project.write("tasks/T2.md", task("T2", "9.5"));

        Ralph ralph = Ralph.run("status", "--tasks", folder.resolve("tasks"));

        assertThat(ralph.exitCode()).isZero();
        assertThat(ralph.out().lines().map(line -> line.replaceFirst(" .*", "")))
                .containsSequence("ID", "T2", "T1");
    }

    @Test
    void status_as_json_has_a_schema() {
        TinyProject.in(folder);

        assertThat(Ralph.run("status", "--json", "--tasks", folder.resolve("tasks"))
                        .out())
                .contains("\"schema\" : \"ralph.status/1\"")
                .contains("\"id\" : \"T1\"")
                .contains("\"status\" : \"PENDING\"");
    }

    @Test
    void show_prints_the_task_and_its_criteria() {
        TinyProject.in(folder);

        assertThat(Ralph.run("show", "T1", "--tasks", folder.resolve("tasks")).out())
                .contains("T1  Isolate the tests")
                .contains("[ ] Tests pass in any order");
    }

    @Test
    void an_unknown_task_is_named_with_the_remedy() {
        TinyProject.in(folder);

        Ralph ralph = Ralph.run("show", "T99", "--tasks", folder.resolve("tasks"));

        assertThat(ralph.exitCode()).isEqualTo(2);
        assertThat(ralph.err()).contains("there is no task 'T99'").contains("remedy:");
    }

    @Test
    void an_unknown_queue_is_named_with_those_that_exist() {
        TinyProject.in(folder);

        Ralph ralph = Ralph.run("run", "--queue", "nightly", "--tasks", folder.resolve("tasks"));

        assertThat(ralph.exitCode()).isEqualTo(2);
        assertThat(ralph.err()).contains("there is no queue 'nightly'").contains("tdd");
    }

    @Test
    void a_queue_without_ready_tasks_is_done() {
        TinyProject project = TinyProject.in(folder);
        project.write("tasks/T1.md", project.read("tasks/T1.md").replace("PENDING", "COMPLETE"));

        Ralph ralph = Ralph.run("run", "--queue", "tdd", "--tasks", folder.resolve("tasks"));

        assertThat(ralph.exitCode()).isZero();
        assertThat(ralph.out()).contains("nothing to do");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--workers=0", "--rounds=0", "--workers=1,1", "--providers=mock,mock", "--providers=oracle"})
    void an_option_that_makes_no_sense_is_refused_before_anything_runs(String option) {
        TinyProject project = TinyProject.in(folder);

        Ralph ralph = Ralph.run("run", "--queue", "tdd", "--tasks", folder.resolve("tasks"), option);

        assertThat(ralph.exitCode()).isEqualTo(2);
        assertThat(ralph.err()).contains("--");
        assertThat(project.read("tasks/T1.md")).contains("STATUS: PENDING");
    }

    private static String task(String id, String wsjf) {
        return """
                # Task %s: Isolate more tests

                **Priority**: P2
                **WSJF Score**: %s
                **Queue**: TDD
                """.formatted(id, wsjf);
    }
}
