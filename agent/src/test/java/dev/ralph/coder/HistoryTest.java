package dev.ralph.coder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.llm.Message;
import dev.ralph.llm.Message.Answered;
import dev.ralph.llm.Message.Instruction;
import dev.ralph.llm.Message.Result;
import dev.ralph.llm.Message.Told;
import dev.ralph.llm.Prompts;
import dev.ralph.llm.ToolCall;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

final class HistoryTest {

    private static final Prompts PROMPTS = Prompts.load(Path.of("../prompts"));
    private static final String TASK = "The task: test_b fails after test_a.\n";
    private static final List<String> TOOLS = List.of("read", "search", "edit", "run_tests", "show_diff", "nonsense");

    @Test
    void a_short_conversation_stays_as_it_is() {
        History history = history(8_000);
        Turn turn = turn("thinking", step("read", "{\"path\":\"a\"}", "x".repeat(9_000)));
        history.add(turn);

        assertThat(history.messages())
                .containsExactly(
                        new Instruction("be good"),
                        new Told(TASK),
                        turn.answer(),
                        new Result("1", "read", "x".repeat(9_000)));
    }

    @Test
    void old_results_are_left_out_all_at_once_and_the_last_turns_stay() {
        History history = history(8_000);
        for (int i = 0; i < 16; i++) {
            history.add(turn("", step("read", "{\"path\":\"%d.py\"}".formatted(i), ("line " + i + "\n").repeat(300))));
        }

        List<String> results = results(history);

        assertThat(results).hasSize(16);
        assertThat(results.subList(0, 8)).allMatch(text -> text.startsWith("[left out: read of "));
        assertThat(results.get(3)).isEqualTo("[left out: read of 3.py, 300 lines; call it again]");
        assertThat(results.subList(10, 16)).noneMatch(text -> text.startsWith("[left out"));
    }

    @Test
    void what_was_sent_stays_the_same_until_room_is_made_so_that_a_provider_can_cache_it() {
        History history = history(8_000);
        int made = 0;
        List<Message> before = history.messages();
        for (int i = 0; i < 60; i++) {
            history.add(turn("", step("read", "{\"path\":\"%d.py\"}".formatted(i), ("line " + i + "\n").repeat(150))));
            List<Message> after = history.messages();
            made += after.subList(0, Math.min(before.size(), after.size())).equals(before) ? 0 : 1;
            before = after;
        }
        assertThat(made).isLessThanOrEqualTo(4);
    }

    @Test
    void the_first_lines_of_what_tests_did_stay() {
        History history = history(8_000);
        history.add(turn("", step("run_tests", "{\"tests\":[\"b\"]}", "test_b FAILED\n" + "trace\n".repeat(1_000))));
        for (int i = 0; i < 10; i++) {
            history.add(turn("", step("read", "{\"path\":\"%d.py\"}".formatted(i), "l\n".repeat(1_700))));
        }

        assertThat(results(history).get(0))
                .startsWith("test_b FAILED\ntrace\n")
                .endsWith("\n[left out: run_tests of b, 1001 lines; call it again]");
    }

    @Test
    void of_turns_that_are_gone_the_changes_and_outcomes_are_remembered() {
        History history = history(8_000);
        history.add(turn("", step("edit", "{\"path\":\"tests/a.py\"}", "changed")));
        history.add(turn("", new Step(new ToolCall("1", "edit", "{\"path\":\"tests/c.py\"}"), "error: no", true)));
        history.add(turn("", step("run_tests", "{}", "test_b FAILED")));
        for (int i = 0; i < 30; i++) {
            history.add(turn("thinking ".repeat(400), step("read", "{\"path\":\"b.py\"}", "l")));
        }

        assertThat(((Told) history.messages().get(1)).text())
                .startsWith(TASK)
                .contains("- edit of tests/a.py\n- run_tests:\n  test_b FAILED\n")
                .doesNotContain("tests/c.py");
    }

    @Test
    void of_one_answer_that_is_too_much_alone_the_newest_results_stay() {
        History history = history(8_000);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ToolCall call = new ToolCall("c" + i, "read", "{\"path\":\"%d.py\"}".formatted(i));
            steps.add(new Step(call, "x".repeat(9_900), false));
        }
        history.add(new Turn(new Answered("", steps.stream().map(Step::call).toList()), steps, Optional.empty()));

        assertThat(results(history)).hasSize(5).endsWith("x".repeat(9_900));
        assertThat(results(history).get(0)).isEqualTo("[left out: read of 0.py, 1 lines; call it again]");
    }

    @Test
    void whatever_happened_the_rules_of_a_conversation_hold(TestReporter report) {
        long seed = new Random().nextLong();
        report.publishEntry("seed", String.valueOf(seed));
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            int tokens = 8_000 + random.nextInt(20_000);
            History history = history(tokens);
            for (int turns = random.nextInt(40); turns > 0; turns--) {
                history.add(anyTurn(random, tokens));

                check(history.messages(), tokens, "seed %d, conversation %d".formatted(seed, i));
            }
        }
    }

    private static void check(List<Message> messages, int tokens, String where) {
        assertThat(messages.get(0)).as(where).isEqualTo(new Instruction("be good"));
        assertThat(((Told) messages.get(1)).text()).as(where).startsWith(TASK);
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (Message message : messages) {
            if (message instanceof Answered answered) {
                assertThat(found).as(where).isEqualTo(expected);
                answered.calls().forEach(call -> expected.add(call.id()));
            } else if (message instanceof Result result) {
                found.add(result.call());
            }
        }
        assertThat(found).as(where).isEqualTo(expected);
        long characters =
                messages.stream().mapToLong(message -> text(message).length()).sum();
        assertThat(characters / 4).as(where).isLessThanOrEqualTo(tokens);
    }

    private static String text(Message message) {
        if (message instanceof Answered answered) {
            StringBuilder text = new StringBuilder(answered.text());
            answered.calls().forEach(call -> text.append(call.arguments()));
            return text.toString();
        }
        if (message instanceof Result result) {
            return result.text();
        }
        return message instanceof Told told ? told.text() : ((Instruction) message).text();
    }

    private static Turn anyTurn(Random random, int tokens) {
        List<Step> steps = new ArrayList<>();
        for (int i = random.nextInt(random.nextInt(8) == 0 ? 30 : 3); i > 0; i--) {
            int size = random.nextInt(100) == 0 ? tokens * 5 : random.nextInt(400);
            String arguments = "{\"path\":\"%s\"}".formatted("p`".repeat(size / 2));
            String result = "`out\n".repeat(random.nextInt(2_000));
            ToolCall call = new ToolCall("c" + i, TOOLS.get(random.nextInt(TOOLS.size())), arguments);
            steps.add(new Step(call, result, random.nextInt(4) == 0));
        }
        String text = "w".repeat(random.nextInt(30) == 0 ? tokens * 3 : random.nextInt(500));
        return new Turn(
                new Answered(text, steps.stream().map(Step::call).toList()),
                steps,
                random.nextInt(5) == 0 ? Optional.of("go on") : Optional.empty());
    }

    private static History history(int tokens) {
        return new History("be good", TASK, PROMPTS, tokens);
    }

    private static Turn turn(String text, Step step) {
        return new Turn(new Answered(text, List.of(step.call())), List.of(step), Optional.empty());
    }

    private static Step step(String tool, String arguments, String result) {
        return new Step(new ToolCall("1", tool, arguments), result, false);
    }

    private static List<String> results(History history) {
        return history.messages().stream()
                .filter(Result.class::isInstance)
                .map(message -> ((Result) message).text())
                .toList();
    }
}
