package dev.ralph.coder;

import dev.ralph.llm.Message;
import dev.ralph.llm.Message.Answered;
import dev.ralph.llm.Message.Result;
import dev.ralph.llm.Message.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One answer, what came of each of its calls, and what was said to it.
 *
 * @param steps one for each call, in their order
 */
record Turn(Answered answer, List<Step> steps, Optional<String> told) {

    Turn {
        steps = List.copyOf(steps);
    }

    List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        // Providers refuse a message without content.
        if (!answer.text().isBlank() || !answer.calls().isEmpty()) {
            messages.add(answer);
        }
        steps.forEach(
                step -> messages.add(new Result(step.call().id(), step.call().tool(), step.result())));
        told.ifPresent(text -> messages.add(new Told(text)));
        return messages;
    }

    Turn shortened() {
        return new Turn(answer, steps.stream().map(Step::shortened).toList(), told);
    }

    /** The same turn with little of the result of one step. */
    Turn shortened(int step) {
        List<Step> shorter = new ArrayList<>(steps);
        shorter.set(step, steps.get(step).shortened());
        return new Turn(answer, shorter, told);
    }
}
