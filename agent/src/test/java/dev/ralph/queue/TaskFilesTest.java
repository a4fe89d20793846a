package dev.ralph.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.Criterion;
import dev.ralph.model.FailureClass;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.Status;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several tasks in one file. */
final class TaskFilesTest {

    private static final String THREE = """
            # Module auth

            ---

            # Task MOD-AUTH-001: first
            **Priority**: P0

            ## Success Criteria
            - [ ] done

            ---RALPH_STATUS---
            STATUS: PENDING
            ---END_RALPH_STATUS---

            ---

            # Task MOD-AUTH-002: second
            **Depends on**: MOD-AUTH-001

            ---

            still the second

            ## Success Criteria
            - [ ] done

            ---

            # Task D12: third

            ```
            ---
            # Task T9: quoted
            ```
            """;

    private static TaskFiles read(String text) {
        return TaskFiles.of("T.md", text.getBytes(UTF_8));
    }

    private static List<String> ids(TaskFiles files) {
        return files.tasks().stream().map(file -> file.task().id().value()).toList();
    }

    private static TaskFile task(String text, String id) {
        return read(text).find(new TaskId(id)).orElseThrow();
    }

    private static String text(TaskFile file) {
        return new String(file.bytes(), UTF_8);
    }

    private static List<String> problems(TaskFiles files) {
        return files.problems().stream().map(TaskFilesTest::line).toList();
    }

    private static String line(Problem problem) {
        return problem.where() + " " + problem.what();
    }

    @Test
    void a_letter_whose_bytes_look_like_a_line_end_ends_nothing() {
        String text = "# Task T1: \u00C5land\n**Owner**: \u00C5sa\n\n## Success Criteria\n- [ ] \u00C5 passes\n";

        Task task = TaskFiles.of("T1.md", text.getBytes(StandardCharsets.UTF_8))
                .tasks()
                .get(0)
                .task();

        assertThat(task.title()).isEqualTo("\u00C5land");
        assertThat(task.keys()).containsEntry("Owner", "\u00C5sa");
        assertThat(task.criteria()).extracting(Criterion::text).containsExactly("\u00C5 passes");
    }

    @Test
    void a_heading_that_stops_after_half_of_its_line_end_begins_a_task_before_an_edit_as_after_it() {
        String text = "# Task T1: x\n# Task T2\r";

        TaskFiles after = read(text(task(text, "T1").withStatus(Status.BLOCKED, Map.of())));

        assertThat(ids(read(text))).containsExactly("T1", "T2");
        assertThat(after.problems()).isEmpty();
        assertThat(after.tasks())
                .extracting(file -> file.task().status())
                .containsExactly(Status.BLOCKED, Status.PENDING);
    }

    @Test
    void a_section_after_half_of_a_line_end_completes_it() {
        assertThat(text(task("# Task T1\r", "T1").withAnswer(new Answer("a", "b", "c"))))
                .isEqualTo("# Task T1\r\n\n## Answer (a)\nQuestion: b\n```\nc\n```\n");
    }

    @Test
    void each_heading_begins_a_task_and_what_is_quoted_does_not() {
        TaskFiles files = read(THREE);

        assertThat(files.problems()).isEmpty();
        assertThat(ids(files)).containsExactly("MOD-AUTH-001", "MOD-AUTH-002", "D12");
        assertThat(files.tasks().get(0).task().ranking().priority()).isZero();
        assertThat(files.tasks().get(1).task().dependsOn()).containsExactly(new TaskId("MOD-AUTH-001"));
        assertThat(files.tasks().get(2).task().ranking().queue()).isEqualTo("deploy");
        assertThat(TaskFile.parseAll("T.md", THREE.getBytes(UTF_8))).hasSize(3);
    }

    @Test
    void an_edit_changes_the_part_of_its_task_and_has_the_bytes_of_the_whole_file() {
        assertThat(text(task(THREE, "MOD-AUTH-001").withStatus(Status.FAILED, Map.of())))
                .isEqualTo(THREE.replace("STATUS: PENDING", "STATUS: FAILED"));
        assertThat(text(task(THREE, "MOD-AUTH-002").withTicked("done")))
                .isEqualTo(
                        THREE.replace("second\n\n## Success Criteria\n- [ ]", "second\n\n## Success Criteria\n- [x]"));
        assertThat(text(task(THREE, "MOD-AUTH-002").withStatus(Status.PENDING, Map.of())))
                .isEqualTo(THREE.replace("---\n\n# Task D12", """
                        ## Ralph Status Block
                        ---RALPH_STATUS---
                        STATUS: PENDING
                        ---END_RALPH_STATUS---

                        ---

                        # Task D12"""));
    }

    @Test
    void edits_of_two_tasks_one_after_the_other_both_stay() {
        String after = THREE;
        for (String id : List.of("MOD-AUTH-001", "D12", "MOD-AUTH-002")) {
            Failure failure = new Failure("now", FailureClass.TASK, "f-" + id, "---\n\n# Task T77: x\n```");
            after = text(task(after, id).withStatus(Status.FAILED, Map.of("VERDICT", "NOT_FIXED")));
            after = text(task(after, id).withFailure(failure));
        }

        TaskFiles files = read(after);

        assertThat(ids(files)).containsExactly("MOD-AUTH-001", "MOD-AUTH-002", "D12");
        assertThat(files.tasks()).allSatisfy(file -> {
            assertThat(file.task().status()).isEqualTo(Status.FAILED);
            assertThat(file.history())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.fingerprint())
                            .isEqualTo("f-" + file.task().id()));
        });
    }

    @Test
    void the_problems_of_one_task_do_not_hide_the_others() {
        TaskFiles files = read("""
                # Task T1: x
                **Priority**: soon

                ---

                # Task T2: y

                ---
                # Task T3: z
                ---RALPH_STATUS---
                STATUS: COMPLETE
                """);

        assertThat(ids(files)).containsExactly("T2");
        assertThat(problems(files))
                .containsExactly("T.md:2 'soon' is no priority", "T.md:10 the status block is not complete");
    }

    @Test
    void a_task_that_is_there_twice_can_not_be_told_apart() {
        TaskFiles files = read("# Task T1: x\n---\n# Task T2: y\n---\n# Task T1: x\n");

        assertThat(ids(files)).containsExactly("T2");
        assertThat(problems(files)).containsExactly("T.md:5 the file holds task T1 2 times");
    }

    @Test
    void a_heading_without_a_line_above_begins_a_task_only_when_its_id_says_so() {
        assertThat(ids(read("# Task T1: x\n\n# Task T2: y\n"))).containsExactly("T1", "T2");
        assertThat(ids(read("# Task T1: x\n\n# Task Breakdown\n\n# Task notes: z\n")))
                .containsExactly("T1");
        assertThat(problems(read("# Task T1: x\n\n# Task 1: first step\n")))
                .containsExactly("T.md:3 it is not clear whether '# Task 1' begins another task");
    }

    @Test
    void a_log_that_breaks_out_of_its_code_block_does_not_make_tasks() {
        String log = "# Task T1: x\n\n## Last Failure (a)\n```\nsaid:\n```\n# Task T99: y\n```\nmore\n```\n";
        TaskFiles files = read(log + "\n---\n\n# Task T2: z\n");

        assertThat(ids(files)).containsExactly("T2");
        assertThat(problems(files))
                .first()
                .isEqualTo("T.md:7 it is not clear whether '# Task T99' begins another task");
    }

    @Test
    void a_task_in_a_code_block_that_never_ends_is_said() {
        TaskFiles files = read("# Task T1: x\n\n---\n\n# Task T2: y\n\n```\nlog\n\n---\n\n# Task T3: z\n");

        assertThat(ids(files)).containsExactly("T1");
        assertThat(problems(files)).containsExactly("T.md:7 a code block never ends and has a task of line 12 in it");
    }

    @Test
    void all_problems_of_a_file_that_must_be_whole_come_together() {
        String text = "# Task T1: x\n**Priority**: soon\n\n---\n\n# Task T2: y\n**Parent**: a b\n";

        assertThatThrownBy(() -> TaskFile.parseAll("T.md", text.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        RalphException.class, e -> assertThat(e.problems()).hasSize(2));
    }

    @Test
    void a_file_without_a_task_says_so() throws IOException {
        byte[] document = Files.readAllBytes(Path.of("src/test/resources/seeds/TEST_ISOLATION_PATTERNS.md"));

        TaskFiles files = TaskFiles.of("patterns.md", document);

        assertThat(files.tasks()).isEmpty();
        assertThat(problems(files)).containsExactly("patterns.md:1 there is no heading '# Task <id>: <title>'");
    }
}
