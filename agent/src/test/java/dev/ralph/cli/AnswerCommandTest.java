package dev.ralph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Ralph;
import dev.ralph.support.TaskText;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerCommandTest {

    private static final String ASKING =
            "STATUS: BLOCKED\nQUESTION: Does the page look right?\nREASON: checkpoint:human-verify";

    @TempDir
    private Path folder;

    @Test
    void the_answer_is_kept_with_its_question_and_the_task_goes_on() {
        TaskText tasks = TaskText.in(folder).task("T1", ASKING);

        Ralph ralph = Ralph.run("answer", "T1", "yes,", "go on", "--tasks", tasks.folder());

        assertThat(ralph.exitCode()).isZero();
        assertThat(tasks.read("T1.md"))
                .contains("STATUS: PENDING", "QUESTION: -", "REASON: -")
                .contains("## Answer (2026-01-15 07:21:23 UTC)")
                .contains("Question: Does the page look right?")
                .contains("yes, go on");
        assertThat(Ralph.run("show", "T1", "--tasks", tasks.folder()).out())
                .contains("Answered 2026-01-15 07:21:23 UTC: Does the page look right?")
                .contains("  yes, go on");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STATUS: BLOCKED",
                "STATUS: BLOCKED\nQUESTION: -",
                "STATUS: PENDING\nQUESTION: old?",
                "STATUS: FAILED"
            })
    void without_an_open_question_it_says_what_to_do_instead(String block) {
        TaskText tasks = TaskText.in(folder).task("T1", block);
        String before = tasks.read("T1.md");

        Ralph ralph = Ralph.run("answer", "T1", "yes", "--tasks", tasks.folder());

        assertThat(ralph.exitCode()).isEqualTo(2);
        assertThat(ralph.err()).contains("asks nothing").contains("ralph explain T1");
        assertThat(tasks.read("T1.md")).isEqualTo(before);
    }

    @Test
    void an_answer_without_words_is_refused() {
        TaskText tasks = TaskText.in(folder).task("T1", ASKING);

        assertThat(Ralph.run("answer", "T1", "--tasks", tasks.folder()).exitCode())
                .isEqualTo(2);
        assertThat(Ralph.run("answer", "T1", " ", "--tasks", tasks.folder()).exitCode())
                .isEqualTo(2);
        assertThat(tasks.read("T1.md")).contains("STATUS: BLOCKED");
    }

    @Test
    void a_task_that_a_living_process_has_is_left_to_it() {
        TaskText tasks = TaskText.in(folder).task("T1", ASKING);
        tasks.claim("T1");

        assertThat(Ralph.run("answer", "T1", "yes", "--tasks", tasks.folder()).exitCode())
                .isEqualTo(2);
        assertThat(tasks.read("T1.md")).contains("STATUS: BLOCKED");
    }
}
