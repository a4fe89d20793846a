package dev.ralph.coder;

import static dev.ralph.llm.ToolSpec.Parameter.required;

import dev.ralph.coder.Ending.Asked;
import dev.ralph.coder.Ending.Delegated;
import dev.ralph.coder.Ending.HandedIn;
import dev.ralph.coder.Ending.Stopped;
import dev.ralph.llm.ToolSpec.Kind;
import dev.ralph.llm.ToolSpec.Parameter;
import dev.ralph.model.FailureClass;
import dev.ralph.model.OutsideText;
import dev.ralph.model.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The tools that end the work: hand_in, ask and delegate. */
final class Closing {

    static final String HAND_IN = "hand_in";

    private static final int REFUSALS = 3;
    private static final int FEWEST_PARTS = 2;

    private final Desk desk;
    private final boolean maySplit;
    private int refusals;

    Closing(Desk desk, boolean maySplit) {
        this.desk = desk;
        this.maySplit = maySplit;
    }

    List<Tool> tools() {
        List<Tool> tools = new ArrayList<>();
        if (maySplit) {
            tools.add(Tool.of(
                    "delegate",
                    "Splits the task into parts that are worked one by one, when it is too large for one change. Ends"
                            + " the work; what was changed is lost.",
                    this::delegate,
                    required("reason", Kind.TEXT, "why it cannot be done in one change"),
                    new Parameter("parts", Kind.OBJECTS, "two or more parts", true, part())));
        }
        tools.add(Tool.of(
                "ask",
                "Asks a person what only a person can decide. Ends the work until there is an answer.",
                arguments -> Answer.end(new Asked(text(arguments, "question"))),
                required("question", Kind.TEXT, "with all that is needed to answer it")));
        tools.add(Tool.of(
                HAND_IN,
                "Hands in the change as it is. Ends the work when nothing speaks against the change.",
                this::handIn,
                required("claim", Kind.TEXT, "what was changed and why it helps, in a few sentences")));
        return tools;
    }

    private static List<Parameter> part() {
        return List.of(
                required("title", Kind.TEXT, "a few words"),
                required("goal", Kind.TEXT, "what is to be reached, for somebody who knows nothing of this work"),
                required("criteria", Kind.TEXTS, "what can be checked when it is done, one sentence each"));
    }

    private Answer handIn(Arguments arguments) throws Refusal {
        String claim = text(arguments, "claim");
        String against = desk.diff().isBlank()
                ? "nothing is changed"
                : desk.objections().stream().map(Toolbox::sentence).collect(Collectors.joining("\n"));
        if (against.isEmpty()) {
            return Answer.end(new HandedIn(claim));
        }
        refusals++;
        if (refusals == REFUSALS) {
            return Answer.end(new Stopped(
                    FailureClass.AGENT,
                    "%d times it handed in what cannot be taken, the last time: %s".formatted(REFUSALS, against)));
        }
        throw new Refusal("the change is not taken (%d of %d times; then the work ends):\n%s"
                .formatted(refusals, REFUSALS, against));
    }

    private Answer delegate(Arguments arguments) throws Refusal {
        String reason = text(arguments, "reason");
        List<Part> parts = new ArrayList<>();
        for (Arguments part : arguments.objects("parts")) {
            List<String> criteria = part.texts("criteria").stream()
                    .map(criterion -> OutsideText.safe(criterion).strip())
                    .filter(criterion -> !criterion.isEmpty())
                    .toList();
            if (criteria.isEmpty()) {
                throw new Refusal("each part needs criteria that can be checked");
            }
            parts.add(new Part(text(part, "title").lines().findFirst().orElse(""), text(part, "goal"), criteria));
        }
        if (parts.stream().map(Part::fingerprint).distinct().count() < FEWEST_PARTS) {
            throw new Refusal("a task is split into two parts or more, all different");
        }
        return Answer.end(new Delegated(reason, parts));
    }

    /** Words that leave the conversation: as safe as any text from outside, and not empty. */
    private static String text(Arguments arguments, String name) throws Refusal {
        String text = OutsideText.safe(arguments.text(name)).strip();
        if (text.isEmpty()) {
            throw new Refusal("the argument %s is empty".formatted(name));
        }
        return text;
    }
}
