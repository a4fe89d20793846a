package dev.ralph.llm;

import java.time.Duration;

/** What carries one request to a model and its answer back: one call, no second try. */
public interface Backend {

    /** What answers, such as {@code openai/gpt-5}. */
    String name();

    /** How it is reached, such as {@code through the proxy ...}; empty when there is nothing between. */
    default String way() {
        return "";
    }

    /**
     * Asks once.
     *
     * @param deadline after which the call has ended, whatever the other side does
     * @throws LlmException when there is no answer that can be used
     */
    Reply call(Request request, Duration deadline);
}
