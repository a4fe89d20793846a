package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.journal.Checkpoints;
import dev.ralph.model.Status;
import dev.ralph.model.TaskId;
import dev.ralph.queue.FolderQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStepsTest {

    @TempDir
    private Path root;

    private Tools.Folders folders;

    @BeforeEach
    void folders() throws IOException {
        Path tasks = Files.createDirectories(root.resolve("tasks"));
        folders = new Tools.Folders(tasks, root.resolve("logs"), root.resolve("cache"));
    }

    @Test
    void steps_of_a_task_that_came_to_its_end_are_removed() throws IOException {
        task(Status.COMPLETE);
        begin(work());

        new KeptSteps(queue(), folders).tidy();

        assertThat(steps()).doesNotExist();
    }

    @Test
    void steps_of_a_blocked_task_stay_while_it_says_what_it_said() throws IOException {
        task(Status.BLOCKED);
        begin(work() + "any matrix");

        new KeptSteps(queue(), folders).tidy();
        assertThat(steps()).isDirectory();

        begin("other words");
        new KeptSteps(queue(), folders).tidy();
        assertThat(steps()).doesNotExist();
    }

    @Test
    void steps_of_a_task_that_goes_on_stay() throws IOException {
        task(Status.IN_PROGRESS);
        begin("any words");

        new KeptSteps(queue(), folders).tidy();

        assertThat(steps()).isDirectory();
    }

    @Test
    void the_claim_of_a_process_that_is_gone_is_removed() throws IOException {
        task(Status.COMPLETE);
        Path claim = Files.createDirectories(root.resolve(".ralph/claims")).resolve("T1");
        Files.writeString(claim, "pid 999999999 started boot/1\n");

        new KeptSteps(queue(), folders).tidy();

        assertThat(claim).doesNotExist();
    }

    private void task(Status status) throws IOException {
        Files.writeString(folders.tasks().resolve("T1.md"), """
                # Task T1: Write an essay

                ---RALPH_STATUS---
                STATUS: %s
                ---END_RALPH_STATUS---
                """.formatted(status));
    }

    private String work() {
        return KeptSteps.work(queue().find(new TaskId("T1")).orElseThrow().task());
    }

    private void begin(String work) {
        Checkpoints.open(steps(), work).begin("a-run", work);
    }

    private Path steps() {
        return folders.steps().resolve("T1");
    }

    private FolderQueue queue() {
        return new FolderQueue(folders.tasks());
    }
}
