package dev.ralph.llm;

import java.util.function.Consumer;

/** Brings a request to one of the models that may answer it, as often as it takes. */
public interface Carrier {

    /**
     * Asks until there is an answer.
     *
     * @param beforeEachTry runs before every call; what it throws ends the whole
     * @param troubled hears a sentence when a call failed and another one is made
     * @throws LlmException when there is no answer that can be used
     */
    Answer carry(Request request, Runnable beforeEachTry, Consumer<String> troubled);
}
