package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.FailureClass;
import dev.ralph.model.Part;
import dev.ralph.model.Status;
import dev.ralph.model.TaskId;
import dev.ralph.plan.Decision;
import dev.ralph.plan.Planner;
import dev.ralph.queue.Failure;
import dev.ralph.queue.FolderQueue;
import dev.ralph.queue.NewTasks;
import dev.ralph.queue.TaskFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ParentsTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-15T08:21:23Z"));
    private static final TaskId ROOT = new TaskId("T1");
    private static final TaskId FIRST = new TaskId("T2");
    private static final TaskId SECOND = new TaskId("T3");
    private static final Decision.Children PARTS =
            new Decision.Children("Too large.", List.of(new Part("a", "a", List.of()), new Part("b", "b", List.of())));

    @TempDir
    private Path home;

    private Path tasks = Path.of("");
    private FolderQueue queue = new FolderQueue(tasks);
    private Parents parents = new Parents(queue, new NewTasks(tasks, CLOCK), CLOCK);

    @BeforeEach
    void open() throws IOException {
        tasks = Files.createDirectories(home.resolve("tasks"));
        queue = new FolderQueue(tasks);
        parents = new Parents(queue, new NewTasks(tasks, CLOCK), CLOCK);
        Files.writeString(tasks.resolve("T1.md"), "# Task T1: Isolate\n");
    }

    private TaskFile file(TaskId id) {
        return queue.find(id).orElseThrow();
    }

    private Status status(TaskId id) {
        return file(id).task().status();
    }

    private void split() {
        parents.split(file(ROOT).task(), PARTS);
    }

    private void complete(TaskId... ids) {
        for (TaskId id : ids) {
            queue.update(
                    id,
                    file -> file.withStatus(
                            Status.COMPLETE, Map.of("BRANCH", "ralph/" + id, "COMMIT", "0".repeat(40))));
        }
    }

    private void fail(TaskId id, String fingerprint) {
        queue.update(
                id,
                file -> file.withStatus(Status.FAILED, Map.of())
                        .withFailure(new Failure("now", FailureClass.TASK, fingerprint, "x")));
    }

    @Test
    void a_split_parent_names_its_children() {
        split();

        assertThat(status(ROOT)).isEqualTo(Status.DECOMPOSED);
        assertThat(file(ROOT).task().block().fields())
                .containsEntry("CHILDREN", "T2, T3")
                .containsEntry("REASON", "Too large.");
        assertThat(file(FIRST).task().parent()).contains(ROOT);
    }

    @Test
    void a_split_that_was_interrupted_goes_on_with_what_is_missing() throws IOException {
        split();
        byte[] second = Files.readAllBytes(tasks.resolve("T3.md"));
        Files.delete(tasks.resolve("T2.md"));
        queue.update(ROOT, file -> file.withStatus(Status.PENDING, Map.of("CHILDREN", "-")));
        assertThat(parents.outcome(file(ROOT))).isEmpty();

        split();

        assertThat(file(ROOT).task().block().fields()).containsEntry("CHILDREN", "T4, T3");
        assertThat(Files.readAllBytes(tasks.resolve("T3.md"))).isEqualTo(second);
    }

    @Test
    void a_parent_is_ready_when_all_its_children_are_complete() {
        split();
        complete(FIRST);
        assertThat(parents.settleAll()).singleElement().matches(it -> it.outcome() instanceof Family.Outcome.Waits);
        assertThat(status(ROOT)).isEqualTo(Status.DECOMPOSED);

        complete(SECOND);
        parents.settleParentOf(file(SECOND).task());

        assertThat(status(ROOT)).isEqualTo(Status.PENDING);
        assertThat(parents.outcome(file(ROOT))).containsInstanceOf(Family.Outcome.Merge.class);
    }

    @Test
    void a_parent_that_another_tool_split_is_found_by_its_children() throws IOException {
        Files.writeString(tasks.resolve("T9.md"), """
                # Task T9: x
                **Parent**: T1
                ---RALPH_STATUS---
                STATUS: COMPLETED
                ---END_RALPH_STATUS---
                """);
        queue.update(ROOT, file -> file.withStatus(Status.DECOMPOSED, Map.of()));

        parents.settleAll();

        assertThat(status(ROOT)).isEqualTo(Status.PENDING);
        assertThat(parents.outcome(file(ROOT))).containsInstanceOf(Family.Outcome.Merge.class);
    }

    @Test
    void a_parent_fails_with_some_of_its_children_and_takes_its_own_parent_along() {
        split();
        parents.split(file(FIRST).task(), PARTS);
        complete(new TaskId("T4"), SECOND);
        fail(new TaskId("T5"), "f");

        List<Parents.Settled> settled =
                parents.settleParentOf(file(new TaskId("T5")).task());

        assertThat(settled).extracting(Parents.Settled::parent).containsExactly(FIRST, ROOT);
        assertThat(status(FIRST)).isEqualTo(Status.FAILED);
        assertThat(status(ROOT)).isEqualTo(Status.FAILED);
        assertThat(file(ROOT).history()).singleElement().satisfies(failure -> {
            assertThat(failure.text()).startsWith("FRACTAL_PARTIAL: 1/2 failed").contains("T2");
            assertThat(failure.fingerprint()).isEqualTo("fractal-partial-1-of-2");
        });
    }

    @Test
    void a_parent_whose_children_all_failed_for_one_reason_is_worked_as_a_whole_and_not_split_again() {
        split();
        fail(FIRST, "f");
        fail(SECOND, "f");

        parents.settleAll();

        assertThat(status(ROOT)).isEqualTo(Status.PENDING);
        assertThat(file(ROOT).task().block().fields()).containsEntry("DIRECT", "yes");
        assertThat(parents.outcome(file(ROOT))).containsInstanceOf(Family.Outcome.Direct.class);
        assertThat(parents.brief(file(ROOT)).direct()).isTrue();
    }

    @Test
    void a_parent_that_somebody_works_on_is_left_to_them() {
        split();
        complete(FIRST, SECOND);
        FolderQueue other = new FolderQueue(tasks);
        try (var claim = other.claim(ROOT).orElseThrow()) {
            assertThat(parents.settleAll()).isEmpty();
            assertThat(status(claim.task())).isEqualTo(Status.DECOMPOSED);
        }
    }

    @Test
    void ancestors_are_those_in_the_folder() throws IOException {
        split();
        parents.split(file(FIRST).task(), PARTS);
        Files.writeString(tasks.resolve("T8.md"), "# Task T8: x\n**Parent**: T77\n");
        Files.writeString(tasks.resolve("T10.md"), "# Task T10: x\n**Parent**: T11\n");
        Files.writeString(tasks.resolve("T11.md"), "# Task T11: x\n**Parent**: T10\n");

        assertThat(parents.brief(file(ROOT)).depth()).isZero();
        assertThat(parents.brief(file(new TaskId("T4"))).depth()).isEqualTo(2);
        assertThat(parents.brief(file(new TaskId("T8"))).depth()).isZero();
        assertThat(parents.brief(file(new TaskId("T10"))).depth()).isEqualTo(1);
    }

    @Test
    void the_task_of_the_seed_and_the_one_of_the_sample_are_worked_in_steps() throws IOException {
        for (Path file : List.of(
                Path.of("src/test/resources/seeds/T1336.md"),
                Path.of(System.getProperty("ralph.home"), "tasks", "T1336.md"))) {
            TaskFile task = TaskFile.parse("T1336.md", Files.readAllBytes(file));

            Decision decision = new Planner().decide(parents.brief(task));

            assertThat(decision).isInstanceOfSatisfying(Decision.Steps.class, steps -> {
                assertThat(steps.steps()).hasSize(5);
                assertThat(steps.remark().orElseThrow()).contains("its parts failed before");
            });
        }
    }
}
