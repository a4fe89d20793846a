package dev.ralph.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.RalphException;
import dev.ralph.model.Ranking;
import dev.ralph.model.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewTasksTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-15T23:59:00Z"));

    @TempDir
    private Path home;

    private Path tasks = Path.of("");
    private NewTasks newTasks = new NewTasks(tasks, CLOCK);

    @BeforeEach
    void open() throws IOException {
        tasks = Files.createDirectories(home.resolve("tasks"));
        newTasks = new NewTasks(tasks, CLOCK);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(tasks.resolve(name), text);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(tasks)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_new_task_has_the_format_of_all_others() throws IOException {
        Draft draft = new Draft(
                "Isolate the billing tests",
                "Each test starts from the same rows.",
                new Ranking("tdd", 1, 8.0),
                Map.of("Parent", "T1291"),
                List.of("Tests pass in any order"),
                "");

        TaskId id = newTasks.create("T", draft);

        assertThat(tasks.resolve(id + ".md")).hasContent("""
                # Task T1: Isolate the billing tests

                **Priority**: P1
                **WSJF Score**: 8.0
                **Queue**: TDD
                **Parent**: T1291
                **Created**: 2026-01-15

                ## Description
                Each test starts from the same rows.

                ## Success Criteria
                - [ ] Tests pass in any order

                ## Ralph Status Block
                ---RALPH_STATUS---
                STATUS: PENDING
                ---END_RALPH_STATUS---
                """);
    }

    @Test
    void the_next_id_follows_the_highest_that_a_name_or_a_heading_has() throws IOException {
        write("T7.md", "not a task yet");
        write("notes.md", "# Task T41: x\n\n---\n\n# Task T12: y\n\n# Task T99-b: z\n# Task U500: u\n");

        assertThat(newTasks.create("T", NewTasksProcess.draft("x"))).isEqualTo(new TaskId("T42"));
        assertThat(newTasks.create("D", NewTasksProcess.draft("x"))).isEqualTo(new TaskId("D1"));
    }

    @Test
    void leading_zeros_go_on() throws IOException {
        write("MOD-AUTH-009.md", "# Task MOD-AUTH-009: x\n");

        assertThat(newTasks.create("MOD-AUTH-", NewTasksProcess.draft("x"))).isEqualTo(new TaskId("MOD-AUTH-010"));
    }

    @Test
    void a_file_that_is_there_is_never_written_over() throws IOException {
        write("T1.md", "mine");

        assertThat(AtomicFile.create(tasks.resolve("T1.md"), new byte[] {1})).isFalse();

        assertThat(tasks.resolve("T1.md")).hasContent("mine");
        assertThat(names()).containsExactly("T1.md");
    }

    @Test
    void a_new_file_can_be_read_by_whoever_may_read_its_neighbours() throws IOException {
        write("T1.md", "# Task T1: x\n");
        newTasks.create("T", NewTasksProcess.draft("x"));

        assertThat(Files.getPosixFilePermissions(tasks.resolve("T2.md")))
                .isEqualTo(Files.getPosixFilePermissions(tasks.resolve("T1.md")));
    }

    @Test
    void threads_that_create_at_once_get_different_ids() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Callable<List<TaskId>> work = () -> IntStream.range(0, 10)
                    .mapToObj(i -> new NewTasks(tasks, CLOCK).create("T", NewTasksProcess.draft("x" + i)))
                    .toList();
            List<TaskId> ids = new ArrayList<>();
            for (Future<List<TaskId>> made : pool.invokeAll(List.of(work, work, work, work))) {
                ids.addAll(made.get());
            }

            assertThat(new HashSet<>(ids)).hasSize(40);
            assertThat(new FolderQueue(tasks).list().tasks()).hasSize(40);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void processes_that_create_at_once_get_different_ids_and_one_that_is_killed_leaves_no_half_file() throws Exception {
        Process first = process("20", "first");
        Process second = process("20", "second");
        Process endless = process("1000000", "endless");
        try {
            assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            List.of(first, second, endless).forEach(Process::destroyForcibly);
        }
        endless.waitFor();

        assertThat(List.of(first.exitValue(), second.exitValue())).containsOnly(0);
        FolderQueue.Listing listing = new FolderQueue(tasks).list();
        assertThat(listing.problems()).isEmpty();
        List<String> titles = listing.tasks().stream().map(task -> task.title()).toList();
        assertThat(titles).doesNotHaveDuplicates();
        IntStream.range(0, 20).forEach(i -> assertThat(titles).contains("first " + i, "second " + i));
        assertThat(newTasks.create("T", NewTasksProcess.draft("after")))
                .isEqualTo(new TaskId("T" + (titles.size() + 1)));
    }

    private Process process(String count, String title) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NewTasksProcess.class.getName(),
                        tasks.toString(),
                        count,
                        title)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(title + ".log").toFile())
                .start();
    }

    @Test
    void what_is_missing_is_made_and_what_is_there_stays() throws IOException {
        newTasks.createMissing(
                "T", drafts("a", "b"), (task, draft) -> task.title().equals(draft.title()));
        byte[] before = Files.readAllBytes(tasks.resolve("T2.md"));

        List<TaskId> ids = newTasks.createMissing(
                "T", drafts("c", "b", "a"), (task, draft) -> task.title().equals(draft.title()));

        assertThat(ids).extracting(TaskId::value).containsExactly("T3", "T2", "T1");
        assertThat(names()).containsExactly("T1.md", "T2.md", "T3.md");
        assertThat(Files.readAllBytes(tasks.resolve("T2.md"))).isEqualTo(before);
    }

    private static List<Draft> drafts(String... titles) {
        return Stream.of(titles).map(NewTasksProcess::draft).toList();
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertThatThrownBy(() -> new NewTasks(home.resolve("none"), CLOCK).create("T", NewTasksProcess.draft("x")))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("there is no folder of tasks")
                .hasMessageContaining("none");
    }
}
