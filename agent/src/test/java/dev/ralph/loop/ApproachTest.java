package dev.ralph.loop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.FailureClass;
import dev.ralph.model.OutsideText;
import dev.ralph.model.Status;
import dev.ralph.queue.Answer;
import dev.ralph.queue.Failure;
import dev.ralph.queue.TaskFile;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApproachTest {

    private static final Set<Approach> ALL = EnumSet.allOf(Approach.class);

    private static TaskFile task() {
        return TaskFile.parse("T1.md", "# Task T1: Isolate the tests\n".getBytes(UTF_8));
    }

    /** A task with failures, oldest first: {@code b*2} for the same twice, {@code e!} for the environment's. */
    private static TaskFile failed(String failures) {
        TaskFile file = task();
        for (String word : failures.isBlank() ? new String[0] : failures.strip().split(" ")) {
            String[] failure = word.split("\\*");
            FailureClass kind = failure[0].endsWith("!") ? FailureClass.ENVIRONMENT : FailureClass.TASK;
            String fingerprint = failure[0].replace("!", "");
            for (int times = failure.length == 1 ? 1 : Integer.parseInt(failure[1]); times > 0; times--) {
                file = file.withFailure(new Failure("now", kind, fingerprint, "NOT_FIXED\n" + fingerprint));
            }
        }
        return file;
    }

    @ParameterizedTest
    @CsvSource({
        "'',          PATTERN",
        "'a',         EDIT",
        "'a*2',       SPLIT",
        "'a*3',       ASK",
        "'a*9',       ASK",
        "'a b',       EDIT",
        "'a*3 b',     EDIT",
        "'a*3 b*2',   SPLIT",
        "'a b a',     SPLIT",
        "'a b a b',   SPLIT",
        "'a b a b a', ASK",
        "'e!*3',      PATTERN",
        "'a*2 e!*3',  SPLIT",
        "'a e! a',    SPLIT",
    })
    void the_same_failure_again_takes_the_next_approach(String failures, Approach next) {
        assertThat(Approach.next(failed(failures), ALL)).isEqualTo(next);
    }

    @Test
    void a_failure_of_the_program_itself_does_not_count() {
        TaskFile file = failed("a*2").withFailure(new Failure("now", FailureClass.RUNNER, "r", "bug"));

        assertThat(Approach.next(file, ALL)).isEqualTo(Approach.SPLIT);
    }

    @Test
    void what_another_tool_wrote_does_not_count() {
        String other = "\n## Last Failure (Thu Jan 15 08:21:23 CET 2026)\n```\nred\n```\n";
        TaskFile file = TaskFile.parse("T1.md", ("# Task T1: Isolate\n" + other + other + other).getBytes(UTF_8));

        assertThat(Approach.next(file, ALL)).isEqualTo(Approach.PATTERN);
    }

    @ParameterizedTest
    @CsvSource({"'', EDIT", "'a', ASK", "'a*2', ASK"})
    void what_cannot_be_done_is_passed_over(String failures, Approach next) {
        assertThat(Approach.next(failed(failures), EnumSet.of(Approach.EDIT))).isEqualTo(next);
    }

    @Test
    void what_a_person_took_back_does_not_count() {
        TaskFile file = failed("a*3");
        TaskFile forgiven = file.withStatus(Status.PENDING, Breaker.reset(file));

        assertThat(Approach.next(forgiven, ALL)).isEqualTo(Approach.PATTERN);
        assertThat(Approach.next(forgiven.withFailure(failure("a", "", "x")), ALL))
                .isEqualTo(Approach.EDIT);
    }

    private static Failure failure(String fingerprint, String tried, String seen) {
        String head = tried.isEmpty() ? "" : Failure.TRIED + tried + "\n";
        return new Failure("now", FailureClass.TASK, fingerprint, head + seen);
    }

    @Test
    void what_was_tried_makes_no_other_failure_of_it() {
        TaskFile file = task().withFailure(failure("a", "pattern static-state", "red"))
                .withFailure(failure("a", "edit of x.py", "red"))
                .withFailure(failure("a", "edit of x.py", "red"));

        assertThat(file.history()).hasSize(2);
        assertThat(Approach.next(file, ALL)).isEqualTo(Approach.SPLIT);
        assertThat(Breaker.refusal(file, Budget.DEFAULT))
                .hasValueSatisfying(reason -> assertThat(reason).contains("3 times"));
        assertThat(Breaker.refusal(file.withStatus(Status.PENDING, Breaker.reset(file)), Budget.DEFAULT))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "pattern static-state,                      EDIT",
        "edit by a model,                           EDIT",
        "'split by a model, which saw no parts',    ASK",
    })
    void rules_are_not_tried_again_and_a_model_may_edit_once_more(String tried, Approach next) {
        assertThat(Approach.next(task().withFailure(failure("a", tried, "red")), ALL))
                .isEqualTo(next);
    }

    @Test
    void a_model_whose_edits_end_in_the_same_failure_twice_is_asked_for_parts() {
        TaskFile once = task().withFailure(failure("a", "pattern x", "red"))
                .withFailure(failure("a", "edit by a model", "red"));
        TaskFile other = once.withFailure(failure("b", "edit by a model", "other"));

        assertThat(Approach.next(once, ALL)).isEqualTo(Approach.EDIT);
        assertThat(Approach.next(once.withFailure(failure("a", "edit by a model", "red")), ALL))
                .isEqualTo(Approach.SPLIT);
        assertThat(Approach.next(other, ALL)).isEqualTo(Approach.EDIT);
    }

    @Test
    void an_answer_to_the_question_lets_a_model_edit_once_more() {
        TaskFile file = task().withFailure(failure("a", "edit by a model", "red"))
                .withFailure(failure("a", "split by a model", "red"));
        String question = OutsideText.oneLine(Approach.question(file.history()));
        TaskFile answered = file.withAnswer(new Answer("now", question, "Close the desk in a fixture."));

        assertThat(Approach.next(file, ALL)).isEqualTo(Approach.ASK);
        assertThat(Approach.next(answered, ALL)).isEqualTo(Approach.EDIT);
        assertThat(Approach.next(file.withAnswer(new Answer("now", "another question", "yes")), ALL))
                .isEqualTo(Approach.ASK);
        assertThat(Approach.next(answered.withFailure(failure("a", "edit by a model", "red")), ALL))
                .as("the same again is asked about again")
                .isEqualTo(Approach.ASK);
    }

    @Test
    void a_person_is_asked_with_what_was_tried_and_what_was_seen_each_time() {
        TaskFile file = task().withFailure(failure("b", "pattern other", "something else"))
                .withFailure(failure("a", "pattern static-state", "NOT_FIXED\ntest_b fails"))
                .withFailure(failure("a", "edit of x.py", "NOT_FIXED\ntest_b fails"));

        assertThat(Approach.question(file.history()))
                .isEqualTo("tried by pattern static-state; by edit of x.py; the same failure each time, 2 times:"
                        + " NOT_FIXED test_b fails. What should be done, or what is wrong about the task?");
    }

    @Test
    void a_question_is_short_whatever_was_seen() {
        TaskFile file = task().withFailure(failure("a", "", "x ".repeat(5_000)));

        assertThat(Approach.question(file.history()).length()).isLessThan(500);
    }
}
