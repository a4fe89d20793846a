package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.Ranking;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import dev.ralph.queue.FolderQueue;
import dev.ralph.support.Ralph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TaskNewCommandTest {

    @TempDir
    private Path tasks;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(tasks.resolve("T41.md"), "# Task T41: x\n");
    }

    private Ralph make(Object... options) {
        return Ralph.run(Stream.concat(Stream.of("task", "new", "--tasks", tasks), Stream.of(options))
                .toArray());
    }

    private Task task(String id) {
        return new FolderQueue(tasks).find(new TaskId(id)).orElseThrow().task();
    }

    @Test
    void the_id_is_printed_and_every_option_is_in_the_file() {
        Ralph ralph = make(
                "--title",
                "Isolate it",
                "--queue",
                "Nightly",
                "--priority",
                "P1",
                "--wsjf",
                "5",
                "--parent",
                "T41",
                "--depends-on",
                "T41",
                "--description",
                "All of it.",
                "--criterion",
                "a, b",
                "--criterion",
                "c");

        assertThat(ralph.exitCode()).isZero();
        assertThat(ralph.out()).isEqualToIgnoringNewLines("T42");
        Task task = task("T42");
        assertThat(task.title()).isEqualTo("Isolate it");
        assertThat(task.goal()).isEqualTo("All of it.");
        assertThat(task.ranking()).isEqualTo(new Ranking("nightly", 1, 5));
        assertThat(task.parent()).contains(new TaskId("T41"));
        assertThat(task.dependsOn()).containsExactly(new TaskId("T41"));
        assertThat(task.criteria()).extracting(criterion -> criterion.text()).containsExactly("a, b", "c");
        assertThat(task.keys().get("Created")).matches("\\d{4}-\\d\\d-\\d\\d");
    }

    @Test
    void a_deploy_task_goes_into_its_own_queue() {
        assertThat(make("--title", "x", "--prefix", "D").out()).isEqualToIgnoringNewLines("D1");
        assertThat(task("D1").ranking().queue()).isEqualTo("deploy");
    }

    @Test
    void all_wrong_options_are_told_at_once_and_nothing_is_made() {
        Ralph ralph = make(
                "--title",
                " ",
                "--queue",
                "a b",
                "--priority",
                "P9",
                "--wsjf",
                "-1",
                "--parent",
                "T99",
                "--depends-on",
                "../x",
                "--prefix",
                "t1");

        assertThat(ralph.exitCode()).isEqualTo(2);
        assertThat(ralph.err())
                .contains("the title is empty")
                .contains("'a b' is no queue name")
                .contains("'P9' is no priority")
                .contains("'-1' is no WSJF score")
                .contains("there is no task 'T99'")
                .contains("'../x' is no task id")
                .contains("'t1' is no prefix");
        assertThat(new FolderQueue(tasks).list().tasks()).hasSize(1);
    }

    @Test
    void task_needs_a_command() {
        assertThat(Ralph.run("task").exitCode()).isEqualTo(2);
    }
}
