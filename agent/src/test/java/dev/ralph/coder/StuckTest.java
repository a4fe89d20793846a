package dev.ralph.coder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.llm.ToolCall;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StuckTest {

    private final Stuck stuck = new Stuck("");

    @Test
    void the_same_call_with_the_same_result_is_said_the_third_time() {
        assertThat(stuck.note(List.of(step("read", "{\"path\": \"a\", \"from\": 1}", "x")), ""))
                .isEmpty();
        assertThat(stuck.note(List.of(step("list", "{}", "y")), "")).isEmpty();
        assertThat(stuck.note(List.of(step("read", "{\"from\":1,\"path\":\"a\"}", "x")), ""))
                .isEmpty();
        assertThat(stuck.note(List.of(step("read", "{\"path\":\"a\",\"from\":1}", "x")), ""))
                .contains("3 times with the same result: read {\"from\":1,\"path\":\"a\"}");
    }

    @Test
    void the_same_call_with_another_result_is_no_circle() {
        for (int i = 0; i < 10; i++) {
            assertThat(stuck.note(List.of(step("run_tests", "{}", "x" + i)), ""))
                    .isEmpty();
        }
    }

    @Test
    void a_new_change_begins_the_count_anew() {
        for (int i = 0; i < 10; i++) {
            assertThat(stuck.note(
                            List.of(step("edit", "{\"i\":" + i + "}", "y" + i), step("run_tests", "{}", "x")),
                            "diff" + i))
                    .isEmpty();
        }
    }

    @Test
    void a_change_that_was_there_before_is_no_progress() {
        boolean said = false;
        for (int i = 0; i < 8; i++) {
            Step edit = step("edit", "{\"i\":" + i % 2 + "}", "y" + i % 2);
            said |= stuck.note(List.of(edit, step("run_tests", "{}", "x")), "diff" + i % 2)
                    .isPresent();
        }
        assertThat(said).isTrue();
    }

    @Test
    void the_same_error_is_said_the_third_time_whatever_was_called() {
        assertThat(stuck.note(List.of(error("{\"find\":\"a\"}", "not in a.py")), ""))
                .isEmpty();
        assertThat(stuck.note(List.of(error("{\"find\":\"b\"}", "not in a.py")), ""))
                .isEmpty();
        assertThat(stuck.note(List.of(error("{\"find\":\"c\"}", "not in a.py")), ""))
                .contains("3 times the same error: not in a.py");
    }

    @Test
    void two_calls_in_turn_are_said_the_third_time_whatever_they_give() {
        for (int i = 0; i < 2; i++) {
            assertThat(stuck.note(List.of(step("list", "{}", "l" + i)), "")).isEmpty();
            assertThat(stuck.note(List.of(step("run_tests", "{}", "r" + i)), ""))
                    .isEmpty();
        }
        assertThat(stuck.note(List.of(step("list", "{}", "l3")), "")).isEmpty();
        assertThat(stuck.note(List.of(step("run_tests", "{}", "r3")), ""))
                .contains("list {}\nand then again\nrun_tests {}\nin turn");
    }

    @Test
    void twenty_answers_that_bring_nothing_new_are_a_circle() {
        for (int i = 0; i < 19; i++) {
            assertThat(stuck.note(i % 2 == 0 ? List.of() : List.of(error("{\"i\":" + i + "}", "no " + i)), ""))
                    .isEmpty();
        }
        assertThat(stuck.note(List.of(), ""))
                .contains("20 answers without a new change and without anything new that was seen");
    }

    @Test
    void reading_what_was_not_read_before_is_no_circle() {
        for (int i = 0; i < 100; i++) {
            assertThat(stuck.note(List.of(step("read", "{\"i\":" + i + "}", "text " + i)), ""))
                    .isEmpty();
        }
    }

    @Test
    void a_circle_that_was_said_must_close_again_to_be_said_again() {
        List<Step> read = List.of(step("read", "{}", "x"));
        stuck.note(read, "");
        stuck.note(read, "");

        assertThat(stuck.note(read, "")).isPresent();
        assertThat(stuck.note(read, "")).isEmpty();
        assertThat(stuck.note(read, "")).isEmpty();
        assertThat(stuck.note(read, "")).isPresent();
    }

    private static Step step(String tool, String arguments, String result) {
        return new Step(new ToolCall("1", tool, arguments), result, false);
    }

    private static Step error(String arguments, String result) {
        return new Step(new ToolCall("1", "edit", arguments), result, true);
    }
}
