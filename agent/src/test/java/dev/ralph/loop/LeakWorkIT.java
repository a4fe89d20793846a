package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Needs;
import dev.ralph.support.Ralph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks about single leaks of a suite that has two. */
@Needs({"bubblewrap", "pytest"})
final class LeakWorkIT {

    private static final String TESTS = """
            import os


            COUNTS = []


            def test_sets_a_mode():
                os.environ["SHOP_MODE"] = "night"


            def test_counts():
                COUNTS.append(1)


            def test_has_no_mode():
                assert "SHOP_MODE" not in os.environ


            def test_counts_nothing():
                assert COUNTS == []
            """;

    @TempDir
    private Path project;

    @BeforeEach
    void the_suite_is_green_in_its_own_order_only_for_some() throws Exception {
        write("tests/test_shop.py", TESTS);
        write("pytest.ini", "[pytest]\n");
        try (Git git = Git.init().setDirectory(project.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("a start")
                    .setAuthor("a", "a@b.c")
                    .setCommitter("a", "a@b.c")
                    .setSign(false)
                    .call();
        }
    }

    @Test
    void the_leak_that_a_task_names_is_put_back_at_its_polluter_and_others_are_left() throws Exception {
        task("test_has_no_mode", "test_sets_a_mode");

        Ralph run = run();

        assertThat(run.exitCode()).as("%s%s", run.out(), run.err()).isZero();
        assertThat(Files.readString(project.resolve("tasks/T1.md")))
                .contains("STATUS: COMPLETE", "VERDICT: FIXED", "- [x] Each of these tests passes right behind")
                .contains("- [ ] The suite passes in declared");
        assertThat(onBranch("tests/test_shop.py"))
                .contains("@pytest.mark.usefixtures(\"keeps_shop_mode\")\ndef test_sets_a_mode():")
                .contains("COUNTS = []\n")
                .doesNotContain("keeps_counts");
        assertThat(Files.readString(project.resolve("tests/test_shop.py"))).isEqualTo(TESTS);
    }

    @Test
    void a_task_whose_tests_are_gone_repairs_no_other_leak() throws Exception {
        task("test_has_no_mode_any_more", "test_sets_no_mode");

        Ralph run = run();

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(Files.readString(project.resolve("tasks/T1.md")))
                .contains("STATUS: BLOCKED", "NOT_REPRODUCED", "none of the tests that it names is in the suite");
        assertThat(Git.open(project.toFile()).branchList().call()).hasSize(1);
    }

    private void task(String victim, String polluter) throws IOException {
        write("tasks/T1.md", """
                # Task T1: Stop the leak of environment SHOP_MODE into 1 test

                **Queue**: TDD
                **Leak**: 0123456789ab

                ## Description
                These tests pass alone and do not pass after others:

                - `tests/test_shop.py::%s`: AssertionError

                They do not pass after:

                - `tests/test_shop.py::%s`

                ## Success Criteria
                - [ ] Each of these tests passes right behind each of the tests named, three times in a fresh process
                - [ ] The suite passes in declared, reversed and shuffled order
                """.formatted(victim, polluter));
    }

    private Ralph run() {
        return Ralph.run(
                "run", "--queue=tdd", "--sandbox=bubblewrap", "--shuffles=1", "--tasks=" + project.resolve("tasks"));
    }

    private void write(String path, String text) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String onBranch(String path) throws IOException {
        try (Git git = Git.open(project.toFile())) {
            Repository repository = git.getRepository();
            ObjectId tree = repository.resolve("refs/heads/ralph/T1^{tree}");
            try (TreeWalk walk = TreeWalk.forPath(repository, path, tree)) {
                return new String(repository.open(walk.getObjectId(0)).getBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
