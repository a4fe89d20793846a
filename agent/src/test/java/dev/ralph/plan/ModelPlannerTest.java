package dev.ralph.plan;

import static dev.ralph.plan.SizeTest.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ralph.llm.Llm;
import dev.ralph.llm.LlmException;
import dev.ralph.llm.Message;
import dev.ralph.llm.Reply;
import dev.ralph.llm.Request;
import dev.ralph.llm.ToolCall;
import dev.ralph.llm.Usage;
import dev.ralph.model.FailureClass;
import dev.ralph.model.Part;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ModelPlannerTest {

    private static final String TWO = """
            {"parts": [{"title": "Clear the cart", "goal": "Reset it", "criteria": ["test_b passes behind test_a"]},
                       {"title": "Fix the clock", "goal": "Put it back", "criteria": ["test_d passes alone"]}]}""";

    /** Answers from a list and keeps what it was asked. */
    private static final class Answers implements Llm {

        private final Deque<Reply> replies = new ArrayDeque<>();
        private final List<Request> asked = new ArrayList<>();

        Answers(Reply... replies) {
            this.replies.addAll(List.of(replies));
        }

        @Override
        public String name() {
            return "test/model";
        }

        @Override
        public Reply ask(Request request) {
            asked.add(request);
            return replies.remove();
        }
    }

    private static Reply call(String arguments) {
        return new Reply("", List.of(new ToolCall("call-1", "split", arguments)), Usage.NONE);
    }

    private static Reply text(String text) {
        return new Reply(text, List.of(), Usage.NONE);
    }

    private static Brief brief() {
        return new Brief(task("Isolate the shop"), Map.of("Size", "It takes 9 files."), 0, false);
    }

    private static Optional<Decision.Children> split(Answers model, Brief brief) {
        return new ModelPlanner(
                        model, values -> "split " + values.get("id") + ", at most " + values.get("most"), new Planner())
                .split(brief, "Too large.", List.of("test_b fails behind test_a"), List.of());
    }

    private static List<String> titles(Optional<Decision.Children> children) {
        return children.stream()
                .flatMap(found -> found.parts().stream())
                .map(Part::title)
                .toList();
    }

    @Test
    void what_the_model_names_becomes_children() {
        Optional<Decision.Children> children = split(new Answers(call(TWO)), brief());

        assertThat(titles(children)).containsExactly("Clear the cart", "Fix the clock");
        assertThat(children)
                .hasValueSatisfying(found -> assertThat(found.reason()).isEqualTo("Too large."));
    }

    @Test
    void the_model_is_told_the_task_and_offered_one_tool() {
        Answers model = new Answers(call(TWO));

        split(model, brief());

        assertThat(model.asked).singleElement().satisfies(request -> {
            assertThat(request.messages()).containsExactly(new Message.Told("split T1, at most 8"));
            assertThat(request.tools())
                    .singleElement()
                    .satisfies(tool -> assertThat(tool.name()).isEqualTo("split"));
        });
    }

    @Test
    void an_answer_that_cannot_be_read_is_sent_back_with_the_reason() {
        Answers model = new Answers(text("1. one\n2. two"), call("{\"parts\": [\"a"), call(TWO));

        assertThat(titles(split(model, brief()))).hasSize(2);

        List<Message> last = model.asked.get(2).messages();
        assertThat(last).hasSize(5);
        assertThat(last.get(2))
                .isInstanceOfSatisfying(
                        Message.Told.class, told -> assertThat(told.text()).contains("holds no JSON with parts"));
        assertThat(last.get(4)).isInstanceOfSatisfying(Message.Result.class, result -> {
            assertThat(result.call()).isEqualTo("call-1");
            assertThat(result.text()).contains("ends in the middle");
        });
    }

    @Test
    void every_call_of_an_answer_that_is_sent_back_has_a_result() {
        List<ToolCall> calls = List.of(new ToolCall("1", "read", "{}"), new ToolCall("2", "split", "{"));
        Answers model = new Answers(new Reply("", calls, Usage.NONE), call(TWO));

        split(model, brief());

        assertThat(model.asked.get(1).messages().stream()
                        .filter(Message.Result.class::isInstance)
                        .map(message -> ((Message.Result) message).call()))
                .containsExactly("1", "2");
    }

    @Test
    void three_answers_that_cannot_be_read_are_a_failure_of_the_model() {
        Answers model = new Answers(text("no"), text("no"), text("no"), call(TWO));

        LlmException failure = catchThrowableOfType(LlmException.class, () -> split(model, brief()));

        assertThat(failure.kind()).isEqualTo(FailureClass.AGENT);
        assertThat(failure.problem().what()).contains("asked 3 times");
        assertThat(failure.problem().where()).isEqualTo("test/model");
    }

    @Test
    void one_part_or_none_is_no_split() {
        assertThat(split(new Answers(call("{\"parts\": []}")), brief())).isEmpty();
        assertThat(split(new Answers(call("{\"parts\": [\"Clear the cart\"]}")), brief()))
                .isEmpty();
    }

    @Test
    void a_task_that_may_not_be_split_is_not_asked_about() {
        Answers silent = new Answers();

        assertThat(split(silent, new Brief(task("Isolate the shop"), Map.of(), 2, false)))
                .isEmpty();
        assertThat(split(silent, new Brief(task("Isolate the shop"), Map.of(), 0, true)))
                .isEmpty();
        assertThat(silent.asked).isEmpty();
    }
}
