package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Ralph;
import dev.ralph.support.TaskText;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryCommandTest {

    private static final String FAILURE = """

            ## Last Failure (2026-01-15 07:21:23 UTC)%s
            Fingerprint: 0badcafe
            ```
            NOT_FIXED
            ```
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "BLOCKED"})
    void a_task_that_came_to_no_good_end_is_queued_again_with_no_attempt_burnt(String status) {
        TaskText tasks = TaskText.in(folder)
                .task("T1", "STATUS: %s\nATTEMPTS: 2\nVERDICT: NOT_FIXED\nREASON: red".formatted(status));

        Ralph ralph = retry("T1");

        assertThat(ralph.exitCode()).isZero();
        assertThat(tasks.read("T1.md")).contains("STATUS: PENDING", "ATTEMPTS: 0", "VERDICT: -", "REASON: -");
    }

    @Test
    void its_history_stays() {
        TaskText tasks = TaskText.in(folder).task("T1", "STATUS: FAILED");
        tasks.write("T1.md", tasks.read("T1.md") + FAILURE.formatted(""));

        retry("T1");

        assertThat(tasks.read("T1.md")).endsWith(FAILURE.formatted(""));
    }

    @Test
    void what_failed_the_same_way_three_times_needs_force() {
        TaskText tasks = TaskText.in(folder).task("T1", "STATUS: FAILED");
        tasks.write("T1.md", tasks.read("T1.md") + FAILURE.formatted(" ×3"));

        Ralph refused = retry("T1");
        Ralph forced = retry("T1", "--force");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("same way 3 times").contains("--force");
        assertThat(forced.exitCode()).isZero();
        assertThat(tasks.read("T1.md")).contains("STATUS: PENDING", "BREAKER: reset after 0badcafe x3");
    }

    @Test
    void finished_work_is_done_again_only_by_force() {
        TaskText tasks = TaskText.in(folder).task("T1", "STATUS: COMPLETE\nCOMMIT: abc");

        assertThat(retry("T1").exitCode()).isEqualTo(2);
        assertThat(tasks.read("T1.md")).contains("STATUS: COMPLETE");
        assertThat(retry("T1", "--force").exitCode()).isZero();
        assertThat(tasks.read("T1.md")).contains("STATUS: PENDING").contains("COMMIT: -");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PENDING", "IN_PROGRESS"})
    void what_the_next_run_works_anyway_is_refused(String status) {
        TaskText.in(folder).task("T1", "STATUS: " + status);

        assertThat(retry("T1", "--force").err()).contains("the next run works it");
    }

    @Test
    void a_task_that_a_living_process_has_is_left_to_it() {
        TaskText tasks = TaskText.in(folder).task("T1", "STATUS: FAILED");
        tasks.claim("T1");

        Ralph ralph = retry("T1");

        assertThat(ralph.exitCode()).isEqualTo(2);
        assertThat(ralph.err()).contains("is being worked by another process");
        assertThat(tasks.read("T1.md")).contains("STATUS: FAILED");
    }

    @Test
    void the_branch_of_an_earlier_run_is_told() throws GitAPIException {
        TaskText.in(folder).task("T1", "STATUS: FAILED");
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            git.commit()
                    .setMessage("first")
                    .setAuthor("A", "a@example.org")
                    .setCommitter("A", "a@example.org")
                    .setSign(false)
                    .call();
            git.branchCreate().setName("ralph/T1").call();
        }

        assertThat(retry("T1").out()).contains("before the next run: the branch 'ralph/T1' exists already");
    }

    private Ralph retry(String id, String... more) {
        Object[] arguments = new Object[4 + more.length];
        System.arraycopy(new Object[] {"retry", id, "--tasks", folder.resolve("tasks")}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Ralph.run(arguments);
    }
}
