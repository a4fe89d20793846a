package dev.ralph.loop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.FailureClass;
import dev.ralph.queue.Failure;
import dev.ralph.queue.TaskFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PastTest {

    private static TaskFile task() {
        return TaskFile.parse("T1.md", "# Task T1: Isolate the tests\n".getBytes(UTF_8));
    }

    private static Failure failure(String at, String fingerprint, String text) {
        return new Failure(at, FailureClass.TASK, fingerprint, text);
    }

    private static List<String> past(TaskFile file) {
        return Past.of(file.history());
    }

    @Test
    void the_history_of_the_seed_is_told_once_for_each_kind_and_short() throws IOException {
        TaskFile seed = TaskFile.parse("T1336.md", Files.readAllBytes(Path.of("src/test/resources/seeds/T1336.md")));

        assertThat(String.join("\n\n", past(seed)) + "\n")
                .isEqualTo(Files.readString(Path.of("src/test/resources/past/T1336.txt")));
    }

    @Test
    void the_same_failure_is_told_once_with_all_that_was_tried() {
        TaskFile file = task().withFailure(failure("Mon", "aa", "Tried: pattern static-state\nNOT_FIXED\ntest_b fails"))
                .withFailure(failure("Tue", "bb", "Tried: edit of x.py\nNOT_FIXED\ntest_c fails"))
                .withFailure(failure("Wed", "aa", "Tried: edit of y.py\nNOT_FIXED\ntest_b fails"))
                .withFailure(failure("Thu", "aa", "Tried: edit of y.py\nNOT_FIXED\ntest_b fails"));

        assertThat(past(file)).containsExactly("""
                Failure bb, on Tue:
                Tried: edit of x.py
                NOT_FIXED
                test_c fails""", """
                Failure aa, 3 times, last on Thu:
                Tried: pattern static-state
                Tried: edit of y.py
                NOT_FIXED
                test_b fails""");
    }

    @Test
    void what_the_task_is_not_to_blame_for_is_not_told() {
        assertThat(past(task().withFailure(new Failure("Mon", FailureClass.ENVIRONMENT, "aa", "no database"))))
                .isEmpty();
    }

    @Test
    void of_many_kinds_the_newest_are_told_and_the_others_counted() {
        TaskFile file = task();
        for (char kind = 'a'; kind <= 'i'; kind++) {
            file = file.withFailure(failure("Mon", "kind-" + kind, "NOT_FIXED"));
        }

        List<String> past = past(file);

        assertThat(past).hasSize(7);
        assertThat(past.get(0)).isEqualTo("3 older kinds of failure are not shown.");
        assertThat(past.get(6)).startsWith("Failure kind-i");
    }

    @Test
    void a_long_text_keeps_its_beginning_and_its_end() {
        TaskFile file = task().withFailure(failure("Mon", "aa", "FIRST\n" + "x\n".repeat(900) + "LAST"));

        assertThat(past(file)).singleElement().satisfies(text -> {
            assertThat(text.length()).isLessThan(1_600);
            assertThat(text).contains("FIRST", "characters left out").endsWith("LAST");
        });
    }

    @Test
    void what_another_tool_wrote_is_told_shorter_and_without_secrets_and_control_sequences() {
        String text = "password=hunter2 \u001B[31mred\u001B[0m " + "x".repeat(2_000);
        String other = "# Task T1: Isolate\n\n## Last Failure (Mon\u001B[2J)\n```\n%s\n```\n".formatted(text);

        assertThat(past(TaskFile.parse("T1.md", other.getBytes(UTF_8))))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told).startsWith("Another tool noted, on Mon:\npassword=[redacted] red xxx");
                    assertThat(told.length()).isLessThan(600);
                });
    }

    @Test
    void no_character_is_cut_in_two() {
        for (int longest = 10; longest < 16; longest++) {
            String text = Shortened.to(longest, "\uD83D\uDE00".repeat(20));

            assertThat(new String(text.getBytes(UTF_8), UTF_8)).isEqualTo(text);
        }
    }
}
