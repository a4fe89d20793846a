package dev.ralph.queue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.Criterion;
import dev.ralph.model.RalphException;
import dev.ralph.model.Ranking;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and other tools write. */
final class TaskFileDialectsTest {

    private static final String FRENCH = """
            # Tâche T7 : Isoler les tests
            - **Priorité** : P0
            **Score WSJF** : 8,5
            **File** : DEPLOY
            **Tâche parente** : T1
            **Dépend de** : T2 et T3

            ## Objectif
            Isoler tous les tests.

            ## Critères d’acceptation :
            1. [ ] les tests passent
            * [X] rien n'est sauté
            """;

    private static Task parse(String text) {
        return TaskFile.parse("T.md", text.getBytes(UTF_8)).task();
    }

    private static void isRead(Task task) {
        assertThat(task.id()).isEqualTo(new TaskId("T7"));
        assertThat(task.title()).isEqualTo("Isoler les tests");
        assertThat(task.goal()).isEqualTo("Isoler tous les tests.");
        assertThat(task.ranking()).isEqualTo(new Ranking("deploy", 0, 8.5));
        assertThat(task.parent()).contains(new TaskId("T1"));
        assertThat(task.dependsOn()).containsExactly(new TaskId("T2"), new TaskId("T3"));
        assertThat(task.criteria()).extracting(Criterion::ticked).containsExactly(false, true);
    }

    @Test
    void a_french_task_is_read() {
        isRead(parse(FRENCH));
    }

    @Test
    void a_french_task_is_read_with_no_break_spaces_and_split_accents() {
        isRead(parse(FRENCH.replace(" :", "\u00A0:").replace("Critères", "Crite\u0300res")));
        isRead(parse(FRENCH.replace(" :", "\u202F:").replace(": ", ":\u00A0")));
    }

    @Test
    void a_french_task_is_read_in_the_encodings_it_may_have_gone_through() {
        Charset windows = Charset.forName("windows-1252");
        String task = FRENCH.replace("Tâche T7", "Task T7");

        isRead(TaskFile.parse("T.md", task.getBytes(windows)).task());
        isRead(parse(new String(task.getBytes(UTF_8), windows)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**Depends on**: T2, T3",
                "**Depends On:** T2 T3",
                "**Dependencies**: [T2, T3]",
                "**Dependencies**: [\"T2\", `T3`]",
                "**Blocked by**: T2; T3",
                "**Depends on**: T2 and T3",
                "**Dépendances**: T2,T3,T2",
                "**Depends on**: T2\n**Blocked by**: T3",
                "**Depends on**:\n- T2\n- T3",
            })
    void dependencies_are_read_however_they_are_written(String key) {
        Task task = parse("# Task T1: x\n" + key + "\n\n## Description\nx\n");

        assertThat(task.dependsOn()).containsExactly(new TaskId("T2"), new TaskId("T3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "—", "none", "None", "[]", "n/a", "aucune", "Néant"})
    void a_task_can_say_that_it_depends_on_nothing(String value) {
        assertThat(parse("# Task T1: x\n**Depends on**: " + value + "\n").dependsOn())
                .isEmpty();
    }

    @Test
    void a_dependency_that_is_no_id_is_a_problem_at_its_line() {
        assertThatThrownBy(() -> parse("# Task T1: x\n\n**Depends on**: T2, (T3), #4\n"))
                .isInstanceOfSatisfying(
                        RalphException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.where() + " " + problem.what())
                                .containsExactly(
                                        "T.md:3 '(T3)' is no task id to depend on",
                                        "T.md:3 '#4' is no task id to depend on"));
    }

    @Test
    void a_key_and_its_translation_must_not_contradict_each_other() {
        assertThat(parse("# Task T1: x\n**Priority**: P1\n**Priorité**: P1\n")
                        .ranking()
                        .priority())
                .isEqualTo(1);
        assertThatThrownBy(() -> parse("# Task T1: x\n**Priority**: P1\n**Priorité**: P2\n"))
                .hasMessageContaining("T.md:3");
    }

    @Test
    void an_english_file_key_names_no_queue() {
        Task task = parse("# Task T1: x\n**File**: src/conftest.py\n**AO_REF**: C-1\n");

        assertThat(task.ranking().queue()).isEqualTo("tdd");
        assertThat(task.keys()).containsEntry("File", "src/conftest.py").containsEntry("AO_REF", "C-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# Task T1336: a title | T1336 | a title",
                "# Task D12 | D12 | ''",
                "# Task MOD-AUTH-002 : x: y | MOD-AUTH-002 | x: y",
                "# Task 26.1-04: x | 26.1-04 | x",
                "# Task T1 - with a dash | T1 | with a dash",
                "# Task T1 — with a long dash | T1 | with a long dash",
            })
    void ids_and_titles_are_read(String heading, String id, String title) {
        Task task = parse(heading + "\n");

        assertThat(task.id().value()).isEqualTo(id);
        assertThat(task.title()).isEqualTo(title);
    }

    @Test
    void criteria_of_all_sections_for_them_count() {
        Task task = parse("""
                # Task T1: x
                ## Success Criteria
                - [ ] a

                ## Notes
                - [ ] no

                ## Acceptance criteria
                ### Tests
                  + [ ] b
                """);

        assertThat(task.criteria()).extracting(Criterion::text).containsExactly("a", "b");
    }

    @Test
    void damaged_text_is_kept_and_shown_as_far_as_it_can_be() {
        byte[] damaged = "# Task T1: caf\u00E9 \u00FF\n## Success Criteria\n- [ ] \u00C3\n".getBytes(ISO_8859_1);

        TaskFile file = TaskFile.parse("T.md", damaged);

        assertThat(file.task().title()).isEqualTo("caf\uFFFD \uFFFD");
        String criterion = file.task().criteria().get(0).text();
        assertThat(file.withTicked(criterion).bytes())
                .isEqualTo(new String(damaged, ISO_8859_1).replace("[ ]", "[x]").getBytes(ISO_8859_1));
    }
}
