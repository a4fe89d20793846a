package dev.ralph.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.Criterion;
import dev.ralph.model.Ranking;
import dev.ralph.model.Status;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

final class DraftFileTest {

    private static final Ranking RANKING = new Ranking("tdd", 2, 0.5);
    private static final List<String> PIECES = List.of(
            "# Task T9: another",
            "## Last Failure (now)",
            "## Ralph Status Block",
            "---RALPH_STATUS---",
            "  ---RALPH_STATUS---",
            "STATUS: COMPLETE",
            "---END_RALPH_STATUS---",
            "---",
            "```",
            "````java",
            "~~~",
            "    ```",
            "- [x] done",
            "**Parent**: T1",
            "> quoted",
            "#\tTask T8: tab",
            "\u001B[31mred\u0007",
            "café — \uD83D\uDE80",
            "\uD83D",
            "\u2028",
            "   ",
            "",
            "word",
            "\r",
            "\u0000",
            "<!-- comment");

    private static Draft draft(String title, String goal, String... criteria) {
        return new Draft(title, goal, RANKING, Map.of(), List.of(criteria), "");
    }

    private static Task read(Draft draft) {
        byte[] bytes = DraftFile.of(new TaskId("T1"), draft, LocalDate.EPOCH);
        return TaskFile.parse("T1.md", bytes).task();
    }

    @Test
    void a_long_title_is_cut_and_told_in_full_in_the_description() {
        String title = "Ensure test isolation between PostgreSQL, SQLite, and Mock providers";

        Task task = read(draft(title, ""));

        assertThat(task.title()).isEqualTo("Ensure test isolation between PostgreSQL, SQLite, and Mock p");
        assertThat(task.goal()).isEqualTo(title);
        assertThat(read(draft(title, "More.")).goal()).isEqualTo(title + "\n\nMore.");
        assertThat(read(draft("\uD83D\uDE80".repeat(61), "")).title()).isEqualTo("\uD83D\uDE80".repeat(60));
    }

    @Test
    void ordinary_text_is_kept_as_it_is() {
        String goal = """
                Do *this*:

                - one
                  - two

                ### A heading of third rank

                ```python
                # a comment, and no heading
                ---RALPH_STATUS---
                ```
                end""";

        assertThat(read(draft("x", goal)).goal()).isEqualTo(goal);
    }

    @Test
    void a_title_with_line_ends_is_one_line() {
        Task task = read(draft("a\n# Task T9: b\r\n---RALPH_STATUS---", ""));

        assertThat(task.title()).isEqualTo("a # Task T9: b ---RALPH_STATUS---");
    }

    @Test
    void a_heading_in_the_description_stays_in_the_description() {
        Task task = read(draft("x", "a\n# Task T9: b\n## Success Criteria\n- [x] c", "d"));

        assertThat(task.id()).isEqualTo(new TaskId("T1"));
        assertThat(task.goal()).isEqualTo("a\n # Task T9: b\n ## Success Criteria\n- [x] c");
        assertThat(task.criteria()).containsExactly(new Criterion("d", false));
    }

    @Test
    void a_status_block_in_the_description_is_not_the_status() {
        Task task = read(draft("x", "---RALPH_STATUS---\nSTATUS: COMPLETE\n---END_RALPH_STATUS---"));

        assertThat(task.status()).isEqualTo(Status.PENDING);
        assertThat(task.goal()).contains("STATUS: COMPLETE");
    }

    @Test
    void a_code_block_that_was_left_open_is_closed() {
        assertThat(read(draft("x", "````\n```\ncode", "d")).goal()).isEqualTo("````\n```\ncode\n````");
    }

    @Test
    void an_empty_title_is_refused() {
        assertThatThrownBy(() -> draft(" \n\u0007", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatever_the_text_the_file_says_what_the_draft_says(TestReporter reporter) {
        long seed = new Random().nextLong();
        reporter.publishEntry("seed", Long.toString(seed));
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            Draft draft = new Draft(
                    "x" + text(random, 3),
                    text(random, 12),
                    RANKING,
                    Map.of("Project", text(random, 2)),
                    List.of(text(random, 2), text(random, 2)),
                    text(random, 4));

            byte[] bytes = DraftFile.of(new TaskId("T1"), draft, LocalDate.EPOCH);

            Task task = TaskFile.parse("T1.md", bytes).task();
            assertThat(task.title()).as("seed %d draft %d", seed, i).isEqualTo(draft.heading());
            assertThat(task.goal()).as("seed %d draft %d", seed, i).isEqualTo(draft.goal());
            assertThat(task.criteria())
                    .as("seed %d draft %d", seed, i)
                    .extracting(Criterion::text)
                    .isEqualTo(draft.criteria());
            assertThat(new String(bytes, UTF_8)).as("seed %d draft %d", seed, i).doesNotContain("\u0000", "\u001B");
        }
    }

    private static String text(Random random, int most) {
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            lines.add(PIECES.get(random.nextInt(PIECES.size())));
        }
        return String.join("\n", lines);
    }
}
