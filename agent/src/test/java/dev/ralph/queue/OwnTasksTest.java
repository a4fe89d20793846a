package dev.ralph.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.Status;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tasks that come with the program. */
final class OwnTasksTest {

    @Test
    void the_task_of_the_sample_is_well_formed() {
        FolderQueue queue = new FolderQueue(Path.of(System.getProperty("ralph.home"), "tasks"));

        FolderQueue.Listing listing = queue.list();

        assertThat(listing.problems()).isEmpty();
        Task task = queue.find(new TaskId("T1336")).orElseThrow().task();
        assertThat(task.status()).isEqualTo(Status.PENDING);
        assertThat(task.ranking().queue()).isEqualTo("tdd");
        assertThat(task.keys()).containsEntry("Project", "runners/junit/sample");
        assertThat(task.criteria()).hasSize(5).noneMatch(criterion -> criterion.ticked());
        assertThat(task.failures()).isEqualTo(1);
    }

    @Test
    void the_task_and_the_plan_of_the_python_sample_are_well_formed() {
        Path home = Path.of(System.getProperty("ralph.home"));
        FolderQueue queue = new FolderQueue(home.resolve("tasks"));

        for (String id : List.of("T1337", "26-04")) {
            Task task = queue.find(new TaskId(id)).orElseThrow().task();

            assertThat(task.status()).isEqualTo(Status.PENDING);
            assertThat(task.ranking().queue()).isEqualTo("tdd");
            assertThat(task.keys()).containsEntry("Project", "runners/pytest/sample");
        }
        Task plan = queue.find(new TaskId("26-04")).orElseThrow().task();
        assertThat(plan.plan().orElseThrow().warnings()).isEmpty();
        assertThat(plan.plan().orElseThrow().head().files())
                .isNotEmpty()
                .allSatisfy(
                        file -> assertThat(home.resolve("runners/pytest/sample").resolve(file))
                                .isRegularFile());
    }
}
