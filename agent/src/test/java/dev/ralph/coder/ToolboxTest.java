package dev.ralph.coder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ralph.coder.Ending.Asked;
import dev.ralph.coder.Ending.Delegated;
import dev.ralph.coder.Ending.HandedIn;
import dev.ralph.llm.ToolCall;
import dev.ralph.model.Edit;
import dev.ralph.model.Part;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.support.MemoryDesk;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ToolboxTest {

    private final MemoryDesk desk = new MemoryDesk(Map.of("a.py", "x = 1\n"));
    private final Bench bench = Bench.on(desk);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "read   | {\"path\":          | error: the arguments are no valid JSON: ",
                "read   | {\"path\":\"a.py\"} x | error: the arguments are no valid JSON: ",
                "read   | {\"path\":\"a\",\"path\":\"b\"} | error: the arguments are no valid JSON: ",
                "read   | []                  | error: the arguments must be an object; nothing was done",
                "read   | `` | error: the argument path is missing; nothing was done",
                "read   | {\"path\":null}     | error: the argument path is missing; nothing was done",
                "read   | {\"path\":7}        | error: the argument path must be a text; nothing was done",
                "read   | {\"path\":\"a.py\",\"from\":\"1\"} | error: the argument from must be a whole number; nothing was done",
                "read   | {\"path\":\"a.py\",\"from\":1.5} | error: the argument from must be a whole number; nothing was done",
                "read   | {\"path\":\"a.py\",\"from\":99999999999} | error: the argument from must be a whole number; nothing was done",
                "read   | {\"file\":\"a.py\"} | error: there is no argument file, only [path, from, to]; the argument path is missing; nothing was done",
                "run_tests | {\"tests\":\"a\"} | error: the argument tests must be a list of texts; nothing was done",
                "run_tests | {\"tests\":[\"a\",1]} | error: the argument tests must be a list of texts; nothing was done",
                "delegate | {\"reason\":\"r\",\"parts\":[{\"title\":1,\"goal\":\"g\",\"x\":0}, 3]} | error: there is no argument parts[0].x, only [title, goal, criteria]; the argument parts[0].title must be a text; the argument parts[0].criteria is missing; parts[1] must be an object; nothing was done",
                "shell  | {\"command\":\"ls\"} | error: there is no tool shell, only [list, read, search, edit, create, run_tests, diagnose, show_diff, delegate, ask, hand_in]",
            })
    void a_call_that_does_not_fit_is_answered_with_what_is_wrong(String tool, String arguments, String answer) {
        assertThat(bench.says(tool, arguments == null ? "" : arguments)).startsWith(answer);
    }

    @Test
    void what_may_be_left_out_may_also_be_null() {
        assertThat(bench.says("read", "{\"path\":\"a.py\",\"from\":null,\"to\":null}"))
                .contains("1: x = 1");
    }

    @Test
    void tests_are_run_in_the_order_given() {
        bench.use("run_tests", "{\"tests\":[\"b\",\"a\"]}");
        bench.use("run_tests", "");

        assertThat(desk.runs()).containsExactly(List.of("b", "a"), List.of());
    }

    @Test
    void what_the_desk_does_not_allow_is_told_with_all_its_problems() {
        desk.running(tests -> {
            throw new RalphException(
                    List.of(
                            new Problem("there is no test b", "b", "list them"),
                            new Problem("nor c", "c", "list them")),
                    null);
        });

        assertThat(bench.says("run_tests", "{}"))
                .isEqualTo("error: there is no test b (b): list them\nnor c (c): list them");
    }

    @Test
    void no_path_of_this_machine_is_told() {
        desk.running(tests -> {
            throw new RalphException(
                    List.of(
                            new Problem("it does not compile", "src/A.java:3", "see /home/bob/shop/logs/T1/build.log"),
                            new Problem("no room: /home/bob/shop/work/t", "/home/bob/shop", "make room")),
                    null);
        });

        assertThat(bench.says("run_tests", "{}"))
                .isEqualTo("error: it does not compile (src/A.java:3)\n" + "no room: …/work/t (…/bob/shop): make room");
    }

    @Test
    void output_is_cleaned_and_keeps_its_head_and_tail() {
        desk.running(tests -> "\u001B[31mfirst\u001B[0m\n" + "x\n".repeat(20_000) + "last");

        assertThat(bench.says("run_tests", "{}"))
                .startsWith("first\n")
                .endsWith("\nlast")
                .containsPattern("\\[\\.\\.\\. \\d+ lines with \\d+ characters left out \\.\\.\\.]")
                .hasSizeLessThanOrEqualTo(Excerpt.MOST);
    }

    @Test
    void a_pattern_is_applied_by_name_and_only_when_there_are_any() {
        assertThat(bench.names()).doesNotContain("apply_pattern");
        desk.knowing(Map.of("put-back", new Edit.ReplaceText("a.py", "x = 1", "x = 2")));
        Bench knowing = Bench.on(desk);

        assertThat(knowing.says("apply_pattern", "{\"name\":\"other\"}"))
                .isEqualTo("error: there is no pattern other, only [put-back]");
        assertThat(knowing.says("apply_pattern", "{\"name\":\"put-back\"}")).isEqualTo("put-back is applied");
        assertThat(knowing.says("show_diff", "")).isEqualTo("+++ a.py\n+x = 2\n");
    }

    @Test
    void a_change_is_handed_in() {
        bench.use("edit", "{\"path\":\"a.py\",\"find\":\"1\",\"replacement\":\"2\"}");

        assertThat(bench.use("hand_in", "{\"claim\":\"put back\\u001b[2K\"}").ending())
                .contains(new HandedIn("put back"));
    }

    @Test
    void a_person_is_asked() {
        assertThat(bench.use("ask", "{\"question\":\"Which?\"}").ending()).contains(new Asked("Which?"));
        assertThat(bench.says("ask", "{\"question\":\" \"}")).isEqualTo("error: the argument question is empty");
    }

    @Test
    void a_task_is_split_into_parts_that_can_be_checked() {
        String two = "{\"reason\":\"large\",\"parts\":[{\"title\":\"A\",\"goal\":\"a\",\"criteria\":[\"x\"]},"
                + "{\"title\":\"B\",\"goal\":\"b\",\"criteria\":[\"y\",\" \"]}]}";

        assertThat(bench.use("delegate", two).ending())
                .contains(new Delegated(
                        "large", List.of(new Part("A", "a", List.of("x")), new Part("B", "b", List.of("y")))));
        assertThat(bench.says("delegate", two.replace("\"B\",\"goal\":\"b\"", "\"a\",\"goal\":\"A\"")))
                .isEqualTo("error: a task is split into two parts or more, all different");
        assertThat(bench.says("delegate", two.replace("[\"x\"]", "[]")))
                .isEqualTo("error: each part needs criteria that can be checked");
        assertThat(Bench.whole(desk).says("delegate", two)).startsWith("error: there is no tool delegate");
    }

    @Test
    void what_is_called_behind_hand_in_is_not_done() {
        Toolbox.Work work = Toolbox.of(Bench.assignment(false), desk)
                .use(List.of(
                        new ToolCall("1", "hand_in", "{\"claim\":\"done\"}"),
                        new ToolCall("2", "edit", "{\"path\":\"a.py\",\"find\":\"1\",\"replacement\":\"2\"}")));

        assertThat(work.ending()).isEmpty();
        assertThat(work.steps())
                .extracting(Step::refused, step -> step.call().id())
                .containsExactly(tuple(true, "1"), tuple(true, "2"));
        assertThat(desk.diff()).isEmpty();
    }
}
