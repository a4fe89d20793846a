package dev.ralph.llm;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Carries requests to a list of answers; a passing failure in it is a call that is made again. */
final class ScriptedCarrier implements Carrier {

    final List<Request> asked = new ArrayList<>();
    private final Deque<Object> answers;

    ScriptedCarrier(Object... answers) {
        this.answers = new ArrayDeque<>(List.of(answers));
    }

    @Override
    public Answer carry(Request request, Tries counted, Consumer<String> troubled) {
        int tries = 0;
        while (true) {
            counted.begin();
            tries++;
            asked.add(request);
            Object answer = answers.remove();
            if (answer instanceof LlmException failure) {
                failure.paid().ifPresent(usage -> counted.wasted("openai/gpt-5", usage));
                if (!failure.isPassing()) {
                    throw failure;
                }
                troubled.accept(failure.problem().what());
            } else {
                return new Answer((Reply) answer, "openai/gpt-5", tries, Duration.ofMillis(1500));
            }
        }
    }

    /** Carries to a back end, once. */
    static Carrier to(Backend backend) {
        return (request, counted, troubled) -> {
            counted.begin();
            Reply reply = backend.call(request, Duration.ofSeconds(1));
            return new Answer(reply, backend.name(), 1, Duration.ofMillis(2));
        };
    }
}
