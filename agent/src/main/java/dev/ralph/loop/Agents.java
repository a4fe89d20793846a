package dev.ralph.loop;

import dev.ralph.coder.Coder;
import dev.ralph.llm.Llm;
import dev.ralph.llm.LlmListener;
import dev.ralph.llm.Prompts;
import dev.ralph.model.TaskId;
import java.nio.file.Path;
import java.util.Optional;

/** The models of one run, which share its budget. */
public interface Agents {

    /** Without any model. */
    Agents NONE = without("none is configured: write model: anthropic/NAME, openai/NAME, gemini/NAME or"
            + " ollama/NAME into ~/.config/ralph/config.yaml, or set RALPH_MODEL");

    /**
     * Makes do without a model: what rules can do is done.
     *
     * @param why there is none, and what a person does about it, in one line
     */
    static Agents without(String why) {
        return new Agents() {
            @Override
            public Optional<String> lack() {
                return Optional.of("it needs a model, and " + why);
            }

            @Override
            public Agent open(TaskId task, Path exchanges, LlmListener listener) {
                throw new IllegalStateException("there is no model");
            }
        };
    }

    /** What a task that needs a model says when there is none, with the remedy; empty when there is one. */
    Optional<String> lack();

    default boolean areNone() {
        return lack().isPresent();
    }

    /**
     * Opens the model for an attempt at a task; all attempts share the task's budget until it comes to its end, also
     * over runs of the program that were cut off.
     *
     * @param exchanges folder that keeps every exchange; those of a run that was cut off are not asked again
     */
    Agent open(TaskId task, Path exchanges, LlmListener listener);

    /** Hears that a task came to its end: what it has used does not count against the next run of it. */
    default void ended(TaskId task) {}

    /** Hears that the run came to its end: what it has used does not count against the next run. */
    default void ended() {}

    /**
     * A model at work on one task.
     *
     * @param llm empty for a command that only works on files
     */
    record Agent(Optional<Llm> llm, Coder coder, Prompts prompts) {}
}
