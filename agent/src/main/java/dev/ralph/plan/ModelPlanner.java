package dev.ralph.plan;

import dev.ralph.llm.Llm;
import dev.ralph.llm.LlmException;
import dev.ralph.llm.Message;
import dev.ralph.llm.Reply;
import dev.ralph.llm.Request;
import dev.ralph.llm.ToolSpec;
import dev.ralph.llm.ToolSpec.Kind;
import dev.ralph.llm.ToolSpec.Parameter;
import dev.ralph.model.Criterion;
import dev.ralph.model.FailureClass;
import dev.ralph.model.Part;
import dev.ralph.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks a model for the parts of a task that is too large and names none itself. */
public final class ModelPlanner {

    /** How often it is asked: once, and again with what could not be read. */
    private static final int MOST_QUESTIONS = 3;

    private static final ToolSpec SPLIT = new ToolSpec(
            PartsReader.TOOL,
            "Splits the task into parts that are worked one by one, each by itself. No parts when it should not be split.",
            List.of(new Parameter(
                    "parts",
                    Kind.OBJECTS,
                    "The parts, in the order in which they are to be worked",
                    true,
                    List.of(
                            Parameter.required("title", Kind.TEXT, "One line that says what is done"),
                            Parameter.required("goal", Kind.TEXT, "What is to be reached, and where"),
                            Parameter.required(
                                    "criteria", Kind.TEXTS, "What a run of the tests shows when it is reached")))));

    private final Llm llm;
    private final Function<Map<String, String>, String> prompt;
    private final Planner planner;

    /**
     * Makes it with a model.
     *
     * @param prompt renders the text of the step {@code split} with its values
     * @param planner whose limits hold for what the model names, too
     */
    public ModelPlanner(Llm llm, Function<Map<String, String>, String> prompt, Planner planner) {
        this.llm = llm;
        this.prompt = prompt;
        this.planner = planner;
    }

    /**
     * Asks for the parts of a task.
     *
     * @param reason why it is too large
     * @param diagnosis what runs of the tests showed, one sentence each
     * @param past what was tried before and what was seen, newest last
     * @return empty when the task may not be split or, by what the model says, should not be
     * @throws LlmException when the model gave no answer, or none that can be read (class AGENT)
     */
    public Optional<Decision.Children> split(Brief brief, String reason, List<String> diagnosis, List<String> past) {
        if (planner.objection(brief).isPresent()) {
            return Optional.empty();
        }
        return planner.accept(brief, reason, parts(question(brief, reason, diagnosis, past)), diagnosis);
    }

    private String question(Brief brief, String reason, List<String> diagnosis, List<String> past) {
        return prompt.apply(Map.of(
                "id", brief.task().id().value(),
                "diagnosis", String.join("\n", diagnosis),
                "goal", brief.task().title() + "\n\n" + brief.task().goal(),
                "criteria",
                        brief.task().criteria().stream()
                                .map(Criterion::text)
                                .map(text -> "- " + text)
                                .collect(Collectors.joining("\n")),
                "reason", reason,
                "past", String.join("\n\n", past),
                "most", String.valueOf(planner.limits().children())));
    }

    private List<Part> parts(String question) {
        List<Message> messages = new ArrayList<>(List.of(new Message.Told(question)));
        String why = "";
        for (int asked = 0; asked < MOST_QUESTIONS; asked++) {
            Reply reply = llm.ask(new Request(messages, List.of(SPLIT)));
            PartsReader.Answer answer = PartsReader.read(reply);
            if (answer instanceof PartsReader.Named named) {
                return named.parts();
            }
            why = answer.match(named -> "", PartsReader.Unreadable::why);
            messages.add(reply.message());
            messages.addAll(correction(reply, why));
        }
        throw new LlmException(
                FailureClass.AGENT,
                new Problem(
                        "the model gave no parts that can be read, asked %d times: %s".formatted(MOST_QUESTIONS, why),
                        llm.name(),
                        "name the parts in the task under ## Subtasks, or use another model"),
                false,
                Optional.empty());
    }

    /** Says what is wrong with an answer, in the place where the model looks for it. */
    private static List<Message> correction(Reply reply, String why) {
        String text =
                ("Your answer cannot be used: %s. Call the tool %s once, with all parts, each with a title, a goal"
                                + " and criteria; with no parts if the task should not be split.")
                        .formatted(why, PartsReader.TOOL);
        return reply.calls().isEmpty()
                ? List.of(new Message.Told(text))
                : reply.calls().stream()
                        .<Message>map(call -> new Message.Result(call.id(), call.tool(), text))
                        .toList();
    }
}
