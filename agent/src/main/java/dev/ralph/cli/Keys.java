package dev.ralph.cli;

import dev.ralph.llm.Backends;
import dev.ralph.loop.Preflight;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.sandbox.HostCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the keys of models, each when it is first needed: a command that gives one may ask its user. */
final class Keys {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Map<String, String> environment;
    private final Path config;
    private final Map<List<String>, String> said = new HashMap<>();

    Keys(Map<String, String> environment, Path config) {
        this.environment = environment;
        this.config = config;
    }

    /**
     * Returns the key of a model; empty for one that needs none.
     *
     * @throws RalphException when there should be one and is none; no part of a key is in it
     */
    Optional<String> of(NamedModel model) {
        return model.key()
                .match(
                        nowhere -> Optional.<String>empty(),
                        variables -> Optional.of(variable(model, variables)),
                        command -> Optional.of(command(model, command)));
    }

    /** Returns what is wrong with the key of a model, as far as it can be told without running a command. */
    List<Problem> problems(NamedModel model) {
        if (model.key() instanceof KeySource.KeyCommand) {
            return List.of();
        }
        Preflight preflight = new Preflight();
        preflight.need(() -> of(model));
        return preflight.problems();
    }

    private String variable(NamedModel model, KeySource.Variables variables) {
        String set = variables.names().stream()
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst()
                .orElseThrow(() -> missing(model, variables));
        String key = environment.getOrDefault(set, "").strip();
        if (!Backends.isKey(key)) {
            throw new RalphException(
                    "what is to be the key of %s is no key: it has spaces or is no ASCII".formatted(model.name()),
                    "the environment variable " + set,
                    "set it to the key alone");
        }
        return key;
    }

    private synchronized String command(NamedModel model, KeySource.KeyCommand command) {
        String known = said.get(command.argv());
        if (known != null) {
            return known;
        }
        String key = new HostCommand(command.argv(), environment)
                .said(LIMIT)
                .map(String::strip)
                .filter(Backends::isKey)
                .orElseThrow(() -> notSaid(model, command));
        said.put(command.argv(), key);
        return key;
    }

    private RalphException missing(NamedModel model, KeySource.Variables variables) {
        return new RalphException(
                "there is no key for " + model.name(),
                variables.names().stream().collect(Collectors.joining(" or ", "the environment variable ", "")),
                "set it, or say where the key is with key: VARIABLE or key_command: [PROGRAM, ...] below model: in "
                        + config);
    }

    /** What it said is not repeated: half of it may be a key. */
    private RalphException notSaid(NamedModel model, KeySource.KeyCommand command) {
        return new RalphException(
                "the key command of %s gave no key".formatted(model.name()),
                "key_command '%s ...', %s:%d".formatted(command.argv().get(0), config, command.line()),
                "run it in a terminal: within a minute it must print the key on one line, without a question there");
    }
}
