package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.GitProject;
import dev.ralph.support.Needs;
import dev.ralph.support.Ralph;
import java.nio.file.Path;
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
    private Path folder;

    private GitProject.Own project;

    @BeforeEach
    void the_suite_is_green_in_its_own_order_only_for_some() {
        project = GitProject.at(folder)
                .write("tests/test_shop.py", TESTS)
                .write("pytest.ini", "[pytest]\n")
                .commit();
    }

    @Test
    void the_leak_that_a_task_names_is_put_back_at_its_polluter_and_others_are_left() {
        task("test_has_no_mode", "test_sets_a_mode");

        Ralph run = run();

        assertThat(run.exitCode()).as("%s%s", run.out(), run.err()).isZero();
        assertThat(project.read("tasks/T1.md"))
                .contains("STATUS: COMPLETE", "VERDICT: FIXED", "- [x] Each of these tests passes right behind")
                .contains("- [ ] The suite passes in declared");
        assertThat(project.read("ralph/T1", "tests/test_shop.py"))
                .contains("@pytest.mark.usefixtures(\"keeps_shop_mode\")\ndef test_sets_a_mode():")
                .contains("COUNTS = []\n")
                .doesNotContain("keeps_counts");
        assertThat(project.read("tests/test_shop.py")).isEqualTo(TESTS);
    }

    @Test
    void a_task_whose_tests_are_gone_repairs_no_other_leak() {
        task("test_has_no_mode_any_more", "test_sets_no_mode");

        Ralph run = run();

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(project.read("tasks/T1.md"))
                .contains("STATUS: BLOCKED", "NOT_REPRODUCED", "none of the tests that it names is in the suite");
        assertThat(project.branches()).hasSize(1);
    }

    private void task(String victim, String polluter) {
        project.write("tasks/T1.md", """
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
                "run", "--queue=tdd", "--sandbox=bubblewrap", "--shuffles=1", "--tasks=" + folder.resolve("tasks"));
    }
}
