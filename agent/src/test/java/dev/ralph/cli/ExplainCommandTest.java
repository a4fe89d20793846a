package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Ralph;
import dev.ralph.support.TaskText;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

    @TempDir
    private Path folder;

    @Test
    void a_ready_task_has_a_place_in_the_order() {
        TaskText.in(folder).task("T2", "STATUS: PENDING").task("T1", "STATUS: PENDING");

        assertThat(explain("T2"))
                .contains("T2 is PENDING: Isolate the tests")
                .contains("It is number 2 of 2 in queue tdd and ready: WSJF 5.0")
                .contains("It has used 0 of 3 attempts.")
                .contains("Next: ralph run --queue tdd");
    }

    @Test
    void a_task_that_waits_says_for_what() {
        TaskText.in(folder)
                .task("T2", "STATUS: PENDING", "**Depends on**: T1, T9")
                .task("T1", "STATUS: FAILED");

        assertThat(explain("T2"))
                .contains("waits for T1 (FAILED)", "waits for T9, which no readable file")
                .contains("Next: ralph explain T1");
    }

    @Test
    void a_blocked_task_says_what_it_asks_and_how_to_answer() {
        TaskText.in(folder).task("T1", "STATUS: BLOCKED\nQUESTION: Which one?\nREASON: a decision");

        assertThat(explain("T1"))
                .contains("a decision")
                .contains("It asks: Which one?")
                .contains("Next: ralph answer T1 TEXT");
    }

    @Test
    void a_failed_task_says_why_and_how_often() {
        TaskText tasks = TaskText.in(folder).task("T1", "STATUS: FAILED\nVERDICT: NOT_FIXED\nATTEMPTS: 3");
        tasks.write(
                "T1.md",
                tasks.read("T1.md")
                        + "\n## Last Failure (yesterday) ×3\nClass: TASK\nFingerprint: 0badcafe\n```\nred\n```\n");

        assertThat(explain("T1"))
                .contains("ended with verdict NOT_FIXED")
                .contains("It has used 3 of 3 attempts.")
                .contains("same way 3 times")
                .contains("It failed on yesterday, 3 times in all (class TASK).")
                .contains("ralph retry T1");
    }

    @Test
    void parents_and_children_name_each_other() {
        TaskText.in(folder)
                .task("T1", "STATUS: DECOMPOSED")
                .task("T2", "STATUS: COMPLETE\nBRANCH: ralph/T2", "**Parent**: T1");

        assertThat(explain("T1")).contains("Its children are T2 (COMPLETE).");
        assertThat(explain("T2")).contains("It is a part of T1 (DECOMPOSED).").contains("Next: git log -p ralph/T2");
    }

    @Test
    void a_task_in_the_hands_of_a_living_process_says_so() {
        TaskText tasks = TaskText.in(folder).task("T1", "STATUS: IN_PROGRESS");

        assertThat(explain("T1")).contains("The process that worked it is gone");
        tasks.claim("T1");
        assertThat(explain("T1")).contains("A living process works it now.");
    }

    private String explain(String id) {
        Ralph ralph = Ralph.run("explain", id, "--tasks", folder.resolve("tasks"));
        assertThat(ralph.exitCode()).as(ralph.err()).isZero();
        return ralph.out();
    }
}
