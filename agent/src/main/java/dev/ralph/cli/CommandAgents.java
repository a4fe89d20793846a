package dev.ralph.cli;

import dev.ralph.coder.AgentProgram;
import dev.ralph.coder.CommandCoder;
import dev.ralph.coder.Ending;
import dev.ralph.llm.LlmListener;
import dev.ralph.llm.Prompts;
import dev.ralph.loop.Agents;
import dev.ralph.model.TaskId;
import dev.ralph.plan.PartsReader;
import java.nio.file.Path;
import java.util.Optional;

/** A coding agent that a person configured, for all tasks of one run. */
final class CommandAgents implements Agents {

    private static final String SPLIT = "<fractal_delegate";

    private final AgentProgram program;
    private final Prompts prompts;

    CommandAgents(AgentProgram program, Prompts prompts) {
        this.program = program;
        this.prompts = prompts;
    }

    @Override
    public Optional<String> lack() {
        return Optional.empty();
    }

    @Override
    public Agent open(TaskId task, Path exchanges, LlmListener listener) {
        CommandCoder coder =
                new CommandCoder(program, exchanges, CommandCoder.prompts(prompts), CommandAgents::delegated);
        return new Agent(Optional.empty(), coder, prompts);
    }

    /** Only tags count: it says a lot, and some of that may look like parts. */
    private static Optional<Ending.Delegated> delegated(String said) {
        if (!said.contains(SPLIT)) {
            return Optional.empty();
        }
        return PartsReader.read(said.substring(said.indexOf(SPLIT)))
                .match(
                        named -> Optional.of(named.parts())
                                .filter(parts -> !parts.isEmpty())
                                .map(parts -> new Ending.Delegated("the coding agent asks to split it", parts)),
                        unreadable -> Optional.empty());
    }
}
