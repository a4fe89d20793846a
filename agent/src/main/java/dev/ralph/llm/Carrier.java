package dev.ralph.llm;

import java.util.function.Consumer;

/** Brings a request to one of the models that may answer it, as often as it takes. */
public interface Carrier {

    /**
     * Asks until there is an answer.
     *
     * @param tries hears of every call
     * @param troubled hears a sentence when a call failed and another one is made
     * @throws LlmException when there is no answer that can be used
     */
    Answer carry(Request request, Tries tries, Consumer<String> troubled);

    /** Who allows calls and pays for them. */
    @FunctionalInterface
    interface Tries {

        /** Runs before every call; what it throws ends the whole. */
        void begin();

        /**
         * Hears of an answer that cannot be used and is paid for all the same.
         *
         * @param usage {@link Usage#NONE} when it is not known
         */
        default void wasted(String model, Usage usage) {}
    }
}
