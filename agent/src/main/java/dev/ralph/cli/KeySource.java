package dev.ralph.cli;

import java.util.List;
import java.util.function.Function;

/** Where the key of a model comes from. The key itself is in no setting, so none can show it. */
sealed interface KeySource {

    /** No key is sent. */
    record Nowhere() implements KeySource {}

    /** The first of these variables of the environment that is set. */
    record Variables(List<String> names) implements KeySource {
        public Variables {
            names = List.copyOf(names);
        }
    }

    /**
     * What a program of this machine says.
     *
     * @param line of the configuration that names it
     */
    record KeyCommand(List<String> argv, int line) implements KeySource {
        public KeyCommand {
            argv = List.copyOf(argv);
        }
    }

    /** Handles every kind of source. */
    default <R> R match(
            Function<Nowhere, R> nowhere, Function<Variables, R> variables, Function<KeyCommand, R> command) {
        if (this instanceof Nowhere none) {
            return nowhere.apply(none);
        }
        if (this instanceof Variables named) {
            return variables.apply(named);
        }
        return command.apply((KeyCommand) this);
    }

    /** What is told about it. */
    default String shown() {
        return match(
                nowhere -> "no key",
                variables -> "key from " + String.join(" or ", variables.names()),
                command -> "key from the command " + command.argv().get(0));
    }
}
