package dev.ralph.cli;

import dev.ralph.coder.AgentCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What works on the tasks that no rule solves. */
sealed interface ModelSettings {

    /** Nothing: such tasks wait for a person. */
    record NoModel() implements ModelSettings {}

    /**
     * Models; each is asked when those before it are out of order.
     *
     * @param prices a table of prices besides the one that comes with the program
     */
    record Chain(List<NamedModel> models, Waiting waiting, Optional<Path> prices) implements ModelSettings {
        public Chain {
            models = List.copyOf(models);
        }
    }

    /** A coding agent. */
    record Agent(AgentCommand command) implements ModelSettings {}

    /** The answers of an earlier run, kept in this folder. */
    record Replay(Path folder) implements ModelSettings {}

    /**
     * How long and how often a model is asked for one answer.
     *
     * @param deadline of each call
     * @param tries how many calls a model gets before the next of the chain is asked
     * @param longest what is waited at most before the next try, whatever the provider says
     */
    record Waiting(Duration deadline, int tries, Duration longest) {
        static final Waiting USUAL = new Waiting(Duration.ofMinutes(5), 4, Duration.ofHours(1));
    }

    static ModelSettings none() {
        return new NoModel();
    }

    /** Handles every kind of settings. */
    default <R> R match(
            Function<NoModel, R> none, Function<Chain, R> chain, Function<Agent, R> agent, Function<Replay, R> replay) {
        if (this instanceof NoModel nothing) {
            return none.apply(nothing);
        }
        if (this instanceof Chain models) {
            return chain.apply(models);
        }
        if (this instanceof Agent command) {
            return agent.apply(command);
        }
        return replay.apply((Replay) this);
    }

    /** What is told about them; there is no key in it. */
    default String shown() {
        return match(
                none -> "none",
                chain -> "%s; deadline %s, tries %d, patience %s%s"
                        .formatted(
                                chain.models().stream().map(NamedModel::shown).collect(Collectors.joining(", then ")),
                                SettingValues.written(chain.waiting().deadline()),
                                chain.waiting().tries(),
                                SettingValues.written(chain.waiting().longest()),
                                chain.prices().map(file -> ", prices " + file).orElse("")),
                agent -> agent.command().toString(),
                replay -> "replay of " + replay.folder());
    }
}
