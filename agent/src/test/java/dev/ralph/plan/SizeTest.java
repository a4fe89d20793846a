package dev.ralph.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.Ranking;
import dev.ralph.model.StatusBlock;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SizeTest {

    static final Limits LIMITS = Limits.DEFAULT;

    static Task task(String goal) {
        return task(goal, Map.of());
    }

    static Task task(String goal, Map<String, String> keys) {
        return new Task(
                new TaskId("T1"),
                "x",
                goal,
                new Ranking("tdd", 2, 0),
                keys,
                List.of(),
                new StatusBlock(Optional.empty(), Map.of()),
                0,
                Optional.empty());
    }

    static Brief brief(Task task, Map<String, String> sections) {
        return new Brief(task, sections, 0, false);
    }

    @Test
    void the_words_of_the_seed_say_how_large_it_is() {
        Size size = Size.of(task("Task requires 8 files across backend+tests with multiple repository implementations"
                + " (PostgreSQL, Mock, SQLite), test fixtures, and integration testing across providers."
                + " Exceeds 400 LOC and touches multiple domains."));

        assertThat(size.files()).isEqualTo(8);
        assertThat(size.lines()).isEqualTo(401);
        assertThat(size.domains()).containsExactlyInAnyOrder(Domain.BACKEND, Domain.TESTS, Domain.DATABASE);
        assertThat(size.exceeds(LIMITS)).isTrue();
        assertThat(size.reason(LIMITS))
                .isEqualTo("Task requires 8 files across tests+database+backend. Exceeds 5 files and exceeds 400 LOC.");
    }

    @Test
    void what_is_exceeded_counts_as_one_more() {
        assertThat(Size.of(task("More than 8 files and 400 lines are likely.")))
                .isEqualTo(new Size(9, 401, java.util.Set.of()));
        assertThat(Size.of(task("400 lines of code in 5 files"))).isEqualTo(new Size(5, 400, java.util.Set.of()));
        assertThat(Size.of(task("400 lines of code in 5 files")).exceeds(LIMITS))
                .isFalse();
    }

    @Test
    void files_that_are_named_are_counted_once() {
        Size size = Size.of(task("Change `src/A.java`, src/A.java and tests/test_b.py; see https://x.org/a/b.html"
                + " and conn.commit.py(), then README.md."));

        assertThat(size.files()).isEqualTo(3);
        assertThat(size.domains()).containsExactlyInAnyOrder(Domain.BACKEND, Domain.TESTS, Domain.DOCS);
    }

    @Test
    void a_list_of_files_counts_also_what_has_no_ending() {
        Size size = Size.of(brief(
                task("x"),
                Map.of("Files to Modify", "- `Makefile`\n- bin/run\n* [ ] src/A.java (new)\n\nSome words.")));

        assertThat(size.files()).isEqualTo(3);
    }

    @Test
    void quotations_and_code_blocks_are_about_something_else() {
        Size size = Size.of(task("x\n> needs 90 files\n\n```\n900 lines in a.py\n```\n"));

        assertThat(size).isEqualTo(new Size(0, 0, java.util.Set.of()));
    }

    @Test
    void the_reason_for_a_child_is_about_its_parent() {
        Map<String, String> sections = Map.of("Reason for Delegation", "Task requires 90 files.");

        assertThat(Size.of(brief(task("x"), sections)).files()).isEqualTo(90);
        assertThat(Size.of(brief(task("x", Map.of(Brief.PART, "1/2 f")), sections))
                        .files())
                .isZero();
    }

    @Test
    void a_task_that_reaches_everywhere_is_too_large() {
        Size size = Size.of(task("The API, the front end, the database and the documentation"));

        assertThat(size.exceeds(LIMITS)).isTrue();
        assertThat(size.reason(LIMITS))
                .isEqualTo("Task works across database+docs+frontend+backend. Touches 4 domains.");
    }
}
