package dev.ralph.llm;

/** A model at work on one task: every exchange is paid for from a budget and kept. */
public interface Llm {

    /** What answers, such as {@code openai/gpt-5}; for commits and logs. */
    String name();

    /**
     * Asks once and waits for the answer, through passing trouble and rate limits.
     *
     * @throws LlmException when there is no answer that can be used, with the class of the failure
     */
    Reply ask(Request request);
}
