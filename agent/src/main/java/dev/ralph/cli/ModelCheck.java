package dev.ralph.cli;

import dev.ralph.coder.AgentCommand;
import dev.ralph.coder.AgentProgram;
import dev.ralph.llm.Backend;
import dev.ralph.llm.LlmException;
import dev.ralph.llm.Message;
import dev.ralph.llm.Reply;
import dev.ralph.llm.Request;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.sandbox.Finished;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Tries what works on the tasks that no rule solves: one tiny call for each model. */
final class ModelCheck {

    private static final Request QUESTION =
            new Request(List.of(new Message.Told("Answer with this one word: ready")), List.of());

    /** Models that think before they answer need some room for it. */
    private static final int MOST_OUTPUT = 1_000;

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Path config;
    private final Function<NamedModel, Backend> backends;
    private final BiFunction<AgentCommand, Duration, AgentProgram.Said> agents;
    private final LongSupplier nanos;

    /**
     * A check.
     *
     * @param config the file that names a model
     * @param agents asks a coding agent for its version
     * @param nanos time that goes by
     */
    ModelCheck(
            Path config,
            Function<NamedModel, Backend> backends,
            BiFunction<AgentCommand, Duration, AgentProgram.Said> agents,
            LongSupplier nanos) {
        this.config = config;
        this.backends = backends;
        this.agents = agents;
        this.nanos = nanos;
    }

    List<Fact> facts(ModelSettings settings) {
        return settings.match(
                none -> List.of(Fact.of(
                        "model",
                        "none; rules work without one. To have one, write model: PROVIDER/MODEL (%s) into %s, or set %s"
                                .formatted(
                                        String.join(", ", NamedModel.PROVIDERS), config, ConfigFile.MODEL_VARIABLE))),
                chain -> chain.models().stream()
                        .map(model -> asked(model, chain.waiting().deadline()))
                        .toList(),
                agent -> List.of(started(agent.command())),
                replay -> List.of(found(replay.folder())));
    }

    private Fact asked(NamedModel model, Duration deadline) {
        String name = "model " + model.name();
        try {
            Backend backend = backends.apply(model.withOutput(Math.min(model.output(), MOST_OUTPUT)));
            long began = nanos.getAsLong();
            Reply reply = backend.call(QUESTION, deadline.compareTo(LONGEST) < 0 ? deadline : LONGEST);
            double seconds = (nanos.getAsLong() - began) / 1e9;
            return Fact.of(
                    name,
                    "answered in %.1f s, %d tokens in and %d out%s"
                            .formatted(
                                    seconds,
                                    reply.usage().input(),
                                    reply.usage().output(),
                                    backend.way().isEmpty() ? "" : ", " + backend.way()));
        } catch (LlmException e) {
            return new Fact(name, "", List.of(e.problem()));
        } catch (RalphException e) {
            return new Fact(name, "", e.problems());
        }
    }

    private Fact started(AgentCommand command) {
        String name = "model command " + command.name();
        try {
            AgentProgram.Said said = agents.apply(command, LONGEST);
            boolean started =
                    said.ending() == Finished.Ending.EXITED && said.exitCode() != 126 && said.exitCode() != 127;
            String line = said.output().lines().findFirst().orElse("").strip();
            return started
                    ? Fact.of(name, line.isEmpty() ? "it starts in the sandbox" : line)
                    : new Fact(name, "", List.of(notStarted(command, line)));
        } catch (RalphException e) {
            return new Fact(name, "", e.problems());
        }
    }

    private Problem notStarted(AgentCommand command, String said) {
        return new Problem(
                "the coding agent does not start in the sandbox: " + said,
                "command '%s' in %s".formatted(command.argv().get(0), config),
                "install it below /usr, or write its path and add the folder of the program to mounts, such as"
                        + " ~/.local/share/claude:ro");
    }

    private static Fact found(Path folder) {
        Problem missing = new Problem(
                "there is no recording to replay", folder.toString(), "name a folder model/ of the logs of a task");
        return new Fact("model replay", folder.toString(), Files.isDirectory(folder) ? List.of() : List.of(missing));
    }
}
