package dev.ralph.llm;

import java.time.Duration;
import java.util.function.Consumer;

/** What brings a request to one of the models that may answer it, as often as it takes. */
public interface Carrier {

    /**
     * Asks until there is an answer.
     *
     * @param beforeEachTry runs before every call; what it throws ends the whole
     * @param troubled hears a sentence when a call failed and another one is made
     * @throws LlmException when there is no answer that can be used
     */
    Carried carry(Request request, Runnable beforeEachTry, Consumer<String> troubled);

    /**
     * An answer.
     *
     * @param model what gave it
     * @param tries how many calls it took
     * @param took with all tries and the time between them
     */
    record Carried(Reply reply, String model, int tries, Duration took) {}
}
