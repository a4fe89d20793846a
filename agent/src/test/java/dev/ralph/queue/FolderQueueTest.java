package dev.ralph.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.Status;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderQueueTest {

    private static final TaskId T1 = new TaskId("T1");
    private static final Instant DAY = Instant.parse("2026-01-15T08:21:23Z");

    @TempDir
    Path home;

    private Path tasks;
    private FolderQueue queue;

    @BeforeEach
    void make_the_folder() throws IOException {
        tasks = Files.createDirectory(home.resolve("tasks"));
        queue = new FolderQueue(tasks);
    }

    private Path task(String id, String head, String status) throws IOException {
        Path file = Files.writeString(
                tasks.resolve(id + ".md"),
                "# Task %s: x\n%s\n---RALPH_STATUS---\nSTATUS: %s\n---END_RALPH_STATUS---\n"
                        .formatted(id, head, status));
        return Files.setLastModifiedTime(file, FileTime.from(DAY));
    }

    private static List<String> ids(List<Task> tasks) {
        return tasks.stream().map(task -> task.id().value()).toList();
    }

    private Path claimFile(String id) {
        return home.resolve(".ralph/claims").resolve(id);
    }

    @Test
    void tasks_come_by_weight_then_priority_then_id() throws IOException {
        task("T5", "**WSJF Score**: 1\n**Priority**: P0", "PENDING");
        task("T4", "**WSJF Score**: 8.5\n**Priority**: P3", "PENDING");
        task("T3", "**WSJF Score**: 8\n**Priority**: P1", "PENDING");
        task("T2", "**WSJF Score**: 8\n**Priority**: P1", "PENDING");
        task("T1", "**WSJF Score**: 8\n**Priority**: P0", "PENDING");

        assertThat(ids(queue.list().tasks())).containsExactly("T4", "T1", "T2", "T3", "T5");
    }

    @Test
    void files_that_are_no_tasks_are_ignored() throws IOException {
        Files.writeString(tasks.resolve("README.md"), "# Tasks\n\n```\n# Task T9: an example\n```\n");
        Files.writeString(tasks.resolve("T1.txt"), "# Task T1: x\n");
        Files.createDirectory(tasks.resolve("T2.md"));

        assertThat(queue.list()).isEqualTo(new FolderQueue.Listing(List.of(), List.of()));
    }

    @Test
    void a_malformed_task_is_a_problem_and_the_others_go_on() throws IOException {
        Path bad = task("T1", "**Priority**: urgent", "PENDING");
        Files.writeString(tasks.resolve("T2.md"), "no heading\n");
        task("T3", "", "PENDING");
        byte[] before = Files.readAllBytes(bad);

        FolderQueue.Listing listing = queue.list();

        assertThat(ids(listing.tasks())).containsExactly("T3");
        assertThat(listing.problems())
                .extracting(problem -> problem.where())
                .containsExactly(bad + ":2", tasks.resolve("T2.md") + ":1");
        assertThat(Files.readAllBytes(bad)).isEqualTo(before);
    }

    @Test
    void two_files_of_one_task_are_a_problem_and_neither_is_worked() throws IOException {
        Files.copy(task("T1", "", "PENDING"), tasks.resolve("copy.md"));
        task("T2", "", "PENDING");

        assertThat(ids(queue.ready("tdd"))).containsExactly("T2");
        assertThat(queue.list().problems())
                .singleElement()
                .matches(problem -> problem.where().contains("copy.md"));
    }

    @Test
    void only_open_tasks_of_the_queue_are_ready() throws IOException {
        task("T1", "", "PENDING");
        task("T2", "", "COMPLETE");
        task("T3", "", "BLOCKED");
        task("D4", "", "PENDING");
        task("T5", "", "IN_PROGRESS");

        assertThat(ids(queue.ready("TDD"))).containsExactly("T1", "T5");
        assertThat(ids(queue.ready("deploy"))).containsExactly("D4");
    }

    @Test
    void an_unknown_queue_is_answered_with_those_that_exist() throws IOException {
        task("T1", "", "PENDING");
        task("D1", "", "PENDING");

        assertThatThrownBy(() -> queue.ready("tddd"))
                .hasMessageContaining("there is no queue 'tddd'")
                .hasMessageContaining("use one of: deploy, tdd");
    }

    @Test
    void an_empty_folder_has_nothing_to_do() {
        assertThat(queue.ready("tdd")).isEmpty();
    }

    @Test
    void a_missing_folder_is_a_problem() {
        assertThatThrownBy(() -> new FolderQueue(home.resolve("none")).list()).hasMessageContaining("none");
    }

    @Test
    void a_claimed_task_is_ready_for_nobody_until_the_claim_is_given_back() throws IOException {
        task("T1", "", "PENDING");

        try (TaskClaim claim = queue.claimNext("tdd").orElseThrow()) {
            assertThat(claim.task()).isEqualTo(T1);
            assertThat(queue.ready("tdd")).isEmpty();
            assertThat(new FolderQueue(tasks).claim(T1)).isEmpty();
        }

        assertThat(ids(queue.ready("tdd"))).containsExactly("T1");
    }

    @Test
    void the_claim_of_a_process_that_is_gone_is_taken_over() throws IOException {
        task("T1", "", "IN_PROGRESS");
        Files.createDirectories(claimFile("T1").resolveSibling(""));
        // The number is in use, by this very process, but it started at another time.
        long pid = ProcessHandle.current().pid();
        Files.writeString(claimFile("T1"), "pid %d started long-ago\n".formatted(pid));

        assertThat(ids(queue.ready("tdd"))).containsExactly("T1");
        assertThat(queue.claim(T1)).isPresent();
        assertThat(queue.ready("tdd")).isEmpty();
    }

    @Test
    void the_claim_of_a_living_process_is_left_alone() throws IOException {
        task("T1", "", "IN_PROGRESS");
        Files.createDirectories(claimFile("T1").resolveSibling(""));
        Files.writeString(claimFile("T1"), Holder.self() + "\n");

        assertThat(queue.claim(T1)).isEmpty();
    }

    @Test
    void half_a_claim_is_none() throws IOException {
        task("T1", "", "PENDING");
        Files.createDirectories(claimFile("T1").resolveSibling(""));
        Files.writeString(claimFile("T1"), "pid 1");

        assertThat(queue.claim(T1)).isPresent();
    }

    @Test
    void of_many_that_want_a_task_one_gets_it() throws Exception {
        for (int i = 0; i < 20; i++) {
            task("T" + i, "", "PENDING");
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<List<String>> worker = () -> {
                List<String> mine = new ArrayList<>();
                FolderQueue own = new FolderQueue(tasks);
                for (var next = own.claimNext("tdd"); next.isPresent(); next = own.claimNext("tdd")) {
                    mine.add(next.get().task().value());
                }
                return mine;
            };
            List<String> all = new ArrayList<>();
            for (Future<List<String>> future : threads.invokeAll(java.util.Collections.nCopies(8, worker))) {
                all.addAll(future.get());
            }
            assertThat(all).hasSize(20).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void an_update_keeps_the_mode_and_leaves_no_other_file() throws IOException {
        Path file = task("T1", "", "PENDING");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));

        queue.update(T1, task -> task.withStatus(Status.IN_PROGRESS, Map.of()));

        assertThat(Files.readString(file)).contains("STATUS: IN_PROGRESS\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw-r--");
        try (Stream<Path> files = Files.list(tasks)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void an_update_through_a_link_changes_what_it_leads_to() throws IOException {
        Path file = Files.move(task("T1", "", "PENDING"), home.resolve("elsewhere.md"));
        Path link = Files.createSymbolicLink(tasks.resolve("T1.md"), file);

        queue.update(T1, task -> task.withStatus(Status.FAILED, Map.of()));

        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(file)).contains("STATUS: FAILED\n");
    }

    @Test
    void an_edit_is_made_again_when_the_file_changed_meanwhile() throws IOException {
        Path file = task("T1", "", "PENDING");
        List<TaskFile> seen = new ArrayList<>();

        queue.update(T1, task -> {
            if (seen.isEmpty()) {
                write(file, new String(task.bytes(), UTF_8) + "\nadded by a person\n");
            }
            seen.add(task);
            return task.withStatus(Status.FAILED, Map.of());
        });

        assertThat(seen).hasSize(2);
        assertThat(Files.readString(file)).contains("STATUS: FAILED\n").endsWith("added by a person\n");
    }

    @Test
    void an_update_gives_up_loudly_on_a_file_that_does_not_stop_changing() throws IOException {
        Path file = task("T1", "", "PENDING");

        assertThatThrownBy(() -> queue.update(T1, task -> {
                    write(file, new String(task.bytes(), UTF_8) + "\n");
                    return task.withStatus(Status.FAILED, Map.of());
                }))
                .hasMessageContaining("changes all the time");
        assertThat(Files.readString(file)).contains("STATUS: PENDING");
    }

    @Test
    void the_older_of_two_equal_tasks_comes_first() throws IOException {
        task("T1", "**Created**: 2026-01-16", "PENDING");
        task("T2", "", "PENDING");
        Files.setLastModifiedTime(task("T3", "", "PENDING"), FileTime.from(DAY.minusSeconds(60)));

        assertThat(ids(queue.ready("tdd"))).containsExactly("T3", "T2", "T1");
    }

    @Test
    void an_edit_of_ours_makes_no_task_younger_and_shows_in_the_time_of_its_file() throws IOException {
        task("T2", "", "PENDING");
        Path file = task("T1", "", "PENDING");

        queue.update(T1, task -> task.withStatus(Status.IN_PROGRESS, Map.of()));
        queue.update(T1, task -> task.withStatus(Status.PENDING, Map.of()));

        assertThat(Files.getLastModifiedTime(file).toInstant()).isAfter(DAY);
        assertThat(ids(queue.ready("tdd"))).containsExactly("T1", "T2");
        assertThat(ids(new FolderQueue(tasks).ready("tdd"))).containsExactly("T1", "T2");
    }

    @Test
    void one_folder_reached_by_two_paths_has_one_place_for_claims() throws IOException {
        task("T1", "", "PENDING");
        Path link = Files.createSymbolicLink(
                Files.createDirectory(home.resolve("other")).resolve("tasks"), tasks);

        try (TaskClaim claim = queue.claim(T1).orElseThrow()) {
            assertThat(new FolderQueue(link).claim(T1)).isEmpty();
            assertThat(new FolderQueue(link).claimNext("tdd")).isEmpty();
            assertThat(claim.task()).isEqualTo(T1);
        }
    }

    @Test
    void claims_that_cannot_be_written_are_a_problem() throws IOException {
        task("T1", "", "PENDING");
        Files.writeString(home.resolve(".ralph"), "in the way");

        assertThatThrownBy(() -> queue.claimNext("tdd"))
                .hasMessageContaining("claims cannot be kept")
                .hasMessageContaining(".ralph");
    }

    @Test
    void the_first_claim_removes_what_dead_processes_left() throws IOException {
        task("T1", "", "PENDING");
        Files.createDirectories(claimFile("T2").resolveSibling(""));
        Files.writeString(claimFile("T2"), new Holder(1, "long-ago") + "\n");
        Path dead = Files.createFile(tasks.resolve(".ralph-" + new Holder(1, "long-ago").mark() + "-1.tmp"));
        Path alive = Files.createFile(tasks.resolve(".ralph-" + Holder.self().mark() + "-1.tmp"));
        Path foreign = Files.createFile(tasks.resolve(".ralph-notes.tmp"));

        assertThat(queue.claimNext("tdd")).isPresent();

        assertThat(claimFile("T2")).doesNotExist();
        assertThat(dead).doesNotExist();
        assertThat(alive).exists();
        assertThat(foreign).exists();
    }

    @Test
    void a_task_that_was_finished_in_place_after_the_look_is_not_claimed() throws IOException {
        task("T1", "", "PENDING");
        task("T2", "", "PENDING");
        assertThat(ids(queue.ready("tdd"))).containsExactly("T1", "T2");

        task("T1", "", "COMPLETE");

        assertThat(queue.claimNext("tdd")).map(TaskClaim::task).contains(new TaskId("T2"));
        assertThat(queue.claimNext("tdd")).isEmpty();
    }

    @Test
    void a_task_whose_dependency_was_put_back_after_the_look_is_not_claimed() throws IOException {
        task("T1", "", "COMPLETE");
        task("T2", "**Depends on**: T1", "PENDING");
        assertThat(ids(queue.ready("tdd"))).containsExactly("T2");

        task("T1", "", "BLOCKED");

        assertThat(queue.claimNext("tdd")).isEmpty();
    }

    @Test
    void a_task_that_became_ready_in_place_after_the_look_is_claimed() throws IOException {
        task("T1", "", "BLOCKED");
        assertThat(queue.claimNext("tdd")).isEmpty();

        Files.setLastModifiedTime(task("T1", "", "PENDING"), FileTime.from(DAY.plusSeconds(1)));

        assertThat(queue.claimNext("tdd")).isPresent();
    }

    @Test
    void an_interrupted_thread_gives_its_claim_back_and_stays_interrupted() throws IOException {
        task("T1", "", "PENDING");
        TaskClaim claim = queue.claim(T1).orElseThrow();
        try {
            Thread.currentThread().interrupt();
            claim.close();
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            Thread.interrupted(); // a failure must not reach the next test
        }
        assertThat(claimFile("T1")).doesNotExist();
    }

    @Test
    void a_claim_that_another_process_took_over_is_not_given_back() throws IOException {
        task("T1", "", "PENDING");
        TaskClaim claim = queue.claim(T1).orElseThrow();
        Files.writeString(claimFile("T1"), new Holder(1, "another") + "\n");

        claim.close();

        assertThat(claimFile("T1")).exists();
    }

    @Test
    void a_task_that_shares_its_file_is_edited_in_its_own_part() throws IOException {
        Path file = Files.writeString(
                tasks.resolve("several.md"),
                "# Task T1: x\n\n## Ralph Status Block\n---RALPH_STATUS---\nSTATUS: PENDING\n---END_RALPH_STATUS---\n"
                        + "\n---\n\n# Task T2: y\r\n\n---RALPH_STATUS---\r\nSTATUS: PENDING\r\n"
                        + "---END_RALPH_STATUS---\r\n");
        String before = Files.readString(file);
        assertThat(ids(queue.ready("tdd"))).containsExactly("T1", "T2");

        queue.update(new TaskId("T2"), task -> task.withStatus(Status.FAILED, Map.of()));

        int second = before.lastIndexOf("PENDING");
        assertThat(Files.readString(file))
                .isEqualTo(before.substring(0, second) + "FAILED" + before.substring(second + 7));
        assertThat(ids(queue.ready("tdd"))).containsExactly("T1");
        assertThat(queue.path(T1)).contains(file);
    }

    @Test
    void the_file_of_a_task_is_known() throws IOException {
        Path file = Files.move(task("T1", "", "PENDING"), tasks.resolve("first.md"));

        assertThat(queue.path(T1)).contains(file);
        assertThat(queue.path(new TaskId("T9"))).isEmpty();
    }

    @Test
    void an_unknown_task_cannot_be_updated() {
        assertThatThrownBy(() -> queue.update(T1, task -> task)).hasMessageContaining("there is no task T1");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
