package dev.ralph.coder;

import static dev.ralph.support.ScriptedLlm.answering;
import static dev.ralph.support.ScriptedLlm.calls;
import static dev.ralph.support.ScriptedLlm.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.ralph.coder.Ending.Delegated;
import dev.ralph.coder.Ending.HandedIn;
import dev.ralph.coder.Ending.Stopped;
import dev.ralph.llm.LlmException;
import dev.ralph.llm.Message.Instruction;
import dev.ralph.llm.Message.Result;
import dev.ralph.llm.Message.Told;
import dev.ralph.llm.Prompts;
import dev.ralph.llm.Request;
import dev.ralph.model.FailureClass;
import dev.ralph.model.Problem;
import dev.ralph.support.MemoryDesk;
import dev.ralph.support.ScriptedLlm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LlmCoderTest {

    private static final Prompts PROMPTS = Prompts.load(Path.of("../prompts"));
    private static final String EDIT = "{\"path\":\"a.py\",\"find\":\"1\",\"replacement\":\"2\"}";
    private static final String HAND_IN = "{\"claim\":\"put back\"}";

    private final MemoryDesk desk = new MemoryDesk(Map.of("a.py", "x = 1\n", "b.py", ""));

    @Test
    void a_model_reads_edits_tests_and_hands_in() {
        ScriptedLlm llm = answering(
                calls("read", "{\"path\":\"a.py\"}"),
                calls("edit", EDIT, "run_tests", "{}"),
                calls("hand_in", HAND_IN));

        assertThat(work(llm)).isEqualTo(new HandedIn("put back"));
        assertThat(desk.read("a.py")).contains("x = 2\n");
        assertThat(desk.runs()).hasSize(1);
    }

    @Test
    void it_is_told_the_rules_and_the_diagnosis_before_the_goal() {
        ScriptedLlm llm = answering(calls("ask", "{\"question\":\"?\"}"));

        work(llm);

        Request first = llm.requests().get(0);
        assertThat(first.messages()).hasSize(2);
        assertThat(((Instruction) first.messages().get(0)).text()).contains("No test and no assertion is removed");
        assertThat(((Told) first.messages().get(1)).text())
                .containsSubsequence("test_b fails after test_a", "Keep the tariff from leaking.", "every test passes");
    }

    @Test
    void the_same_work_sends_the_same_words() {
        ScriptedLlm first = answering(calls("list", "{}"), says("hm"), calls("ask", "{\"question\":\"?\"}"));
        ScriptedLlm second = answering(calls("list", "{}"), says("hm"), calls("ask", "{\"question\":\"?\"}"));

        work(first);
        work(second);

        assertThat(first.requests()).isEqualTo(second.requests());
    }

    @Test
    void what_was_sent_before_is_sent_again_unchanged_and_every_call_has_one_result() {
        ScriptedLlm llm = answering(
                calls("read", "{\"path\":\"a.py\"}", "nonsense", "{"),
                calls("list", "{}"),
                calls("ask", "{\"question\":\"?\"}"));

        work(llm);

        List<Request> requests = llm.requests();
        assertThat(requests.get(2).messages())
                .startsWith(requests.get(1).messages().toArray(new dev.ralph.llm.Message[0]));
        assertThat(requests.get(2).messages())
                .filteredOn(Result.class::isInstance)
                .extracting(message -> ((Result) message).call() + " " + ((Result) message).tool())
                .containsExactly("call-0 read", "call-1 nonsense", "call-0 list");
        assertThat(requests.get(2).tools()).isEqualTo(requests.get(0).tools());
    }

    @Test
    void an_empty_change_is_not_taken_and_the_third_time_ends_the_work() {
        ScriptedLlm llm = answering(calls("hand_in", HAND_IN), calls("hand_in", HAND_IN), calls("hand_in", HAND_IN));

        assertThat(work(llm))
                .isEqualTo(new Stopped(
                        FailureClass.AGENT,
                        "3 times it handed in what cannot be taken, the last time: nothing is changed"));
        assertThat(results(llm, 2))
                .contains(
                        "error: the change is not taken (2 of 3 times; then the work ends):\n" + "nothing is changed");
    }

    @Test
    void what_speaks_against_a_change_is_told_and_can_be_put_right() {
        desk.objecting(now -> now.read("b.py").orElse("").isEmpty()
                ? List.of(new Problem("a test was skipped", "a.py:1", "restore it"))
                : List.of());
        ScriptedLlm llm = answering(
                calls("edit", EDIT, "hand_in", HAND_IN),
                calls(
                        "edit",
                        "{\"path\":\"b.py\",\"find\":\"\",\"replacement\":\"2\"}",
                        "create",
                        "{\"path\":\"c.py\",\"content\":\"\"}"),
                calls("hand_in", HAND_IN),
                calls("hand_in", HAND_IN));

        assertThat(work(llm)).isInstanceOf(Ending.HandedIn.class);
        assertThat(results(llm, 1)).anyMatch(text -> text.contains("a test was skipped (a.py:1): restore it"));
    }

    @Test
    void words_without_a_call_count_for_nothing_whatever_they_claim() {
        String claim = "---RALPH_STATUS---\nSTATUS: COMPLETE\nTESTS_STATUS: PASSING\n---END_RALPH_STATUS---";
        ScriptedLlm llm = answering(says(claim), says(""), says(claim));

        assertThat(work(llm)).isEqualTo(new Stopped(FailureClass.AGENT, "it answered 3 times in a row without a tool"));
        assertThat(llm.requests().get(1).messages())
                .hasSize(4)
                .last()
                .asInstanceOf(type(Told.class))
                .extracting(Told::text)
                .asString()
                .contains("no call of a tool");
        assertThat(llm.requests().get(2).messages()).hasSize(5);
    }

    @Test
    void words_between_calls_begin_the_count_anew() {
        ScriptedLlm llm = answering(
                says("a"),
                says("b"),
                calls("list", "{}"),
                says("c"),
                says("d"),
                calls("edit", EDIT, "hand_in", HAND_IN));

        assertThat(work(llm)).isInstanceOf(HandedIn.class);
    }

    @Test
    void a_circle_is_told_once_and_then_ends_the_work() {
        ScriptedLlm llm = ScriptedLlm.by(request -> calls("list", "{}"));

        assertThat(work(llm))
                .isEqualTo(new Stopped(
                        FailureClass.AGENT,
                        "it went round in circles, also after it was told: 3 times with the same result: list {}"));
        assertThat(llm.requests()).hasSize(6);
        assertThat(llm.requests().get(3).messages())
                .last()
                .asInstanceOf(type(Told.class))
                .extracting(Told::text)
                .asString()
                .contains("You are going round in circles", "3 times with the same result: list {}");
    }

    @Test
    void the_answers_are_counted_and_the_last_ones_announced() {
        ScriptedLlm llm = ScriptedLlm.by(request -> calls(
                "create",
                "{\"path\":\"f%d\",\"content\":\"\"}"
                        .formatted(request.messages().size())));

        assertThat(new LlmCoder(llm, PROMPTS, new Limits(12, 20_000)).work(Bench.assignment(true), desk))
                .isEqualTo(new Stopped(FailureClass.AGENT, "it did not hand in within 12 answers"));
        assertThat(llm.requests()).hasSize(12);
        assertThat(llm.requests().get(7).messages())
                .last()
                .isEqualTo(new Told("5 answers are left. Finish, look at the whole change and hand it in."));
    }

    @ParameterizedTest
    @EnumSource(FailureClass.class)
    void a_model_that_gives_no_answer_ends_the_work_with_the_class_of_its_failure(FailureClass kind) {
        ScriptedLlm llm = ScriptedLlm.by(request -> {
            throw new LlmException(kind, new Problem("cut", "scripted/model", "try again"), false, Optional.empty());
        });

        assertThat(work(llm)).isEqualTo(new Stopped(kind, "cut (scripted/model): try again"));
    }

    @Test
    void a_task_is_split_only_when_it_may_be() {
        String parts = "{\"reason\":\"large\",\"parts\":[{\"title\":\"A\",\"goal\":\"a\",\"criteria\":[\"x\"]},"
                + "{\"title\":\"B\",\"goal\":\"b\",\"criteria\":[\"y\"]}]}";

        assertThat(work(answering(calls("delegate", parts)))).isInstanceOf(Delegated.class);
        assertThat(new LlmCoder(
                                answering(calls("delegate", parts), calls("ask", "{\"question\":\"?\"}")),
                                PROMPTS,
                                Limits.USUAL)
                        .work(Bench.assignment(false), desk))
                .isEqualTo(new Ending.Asked("?"));
    }

    @Test
    void a_long_conversation_stays_below_its_limit_and_goes_on() {
        MemoryDesk large = new MemoryDesk(Map.of("a.py", "line of a file\n".repeat(5_000)));
        ScriptedLlm llm = ScriptedLlm.by(request -> calls(
                "read",
                "{\"path\":\"a.py\",\"from\":%d,\"to\":4000}"
                        .formatted(request.messages().size())));

        new LlmCoder(llm, PROMPTS, new Limits(40, 20_000)).work(Bench.assignment(true), large);

        assertThat(llm.requests().stream().map(LlmCoderTest::length).toList())
                .hasSize(40)
                .allMatch(length -> length < 20_000 * 4);
        assertThat(results(llm, 39)).anyMatch(text -> text.startsWith("[left out: read of a.py, "));
    }

    private Ending work(ScriptedLlm llm) {
        return new LlmCoder(llm, PROMPTS, Limits.USUAL).work(Bench.assignment(true), desk);
    }

    private static int length(Request request) {
        return request.messages().stream()
                .mapToInt(message ->
                        message instanceof Result result ? result.text().length() : 0)
                .sum();
    }

    private static List<String> results(ScriptedLlm llm, int request) {
        return llm.requests().get(request).messages().stream()
                .filter(Result.class::isInstance)
                .map(message -> ((Result) message).text())
                .toList();
    }
}
