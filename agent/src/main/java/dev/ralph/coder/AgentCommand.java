package dev.ralph.coder;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A coding agent that is a program, and what it is given.
 *
 * @param argv the program and its arguments; the prompt comes behind them
 * @param variables names of those variables of the environment that it sees
 * @param network whether it may use the host's network
 * @param deadline after which it is killed
 */
public record AgentCommand(
        List<String> argv, List<String> variables, List<Given> mounts, boolean network, Duration deadline) {

    public AgentCommand {
        argv = List.copyOf(argv);
        variables = List.copyOf(variables);
        mounts = List.copyOf(mounts);
    }

    /**
     * A file or folder of the host.
     *
     * @param copied whether it gets a copy of its own, which it may write to, or sees the host's without writing
     */
    public record Given(Path host, boolean copied) {}

    /** What it is called in commits and logs. */
    public String name() {
        Path file = Path.of(argv.get(0)).getFileName();
        return file == null ? argv.get(0) : file.toString();
    }

    @Override
    public String toString() {
        String given = mounts.stream()
                .map(mount -> mount.host() + (mount.copied() ? "" : ":ro"))
                .collect(Collectors.joining(", "));
        return "the command %s; %s network, variables [%s], mounts [%s], deadline %d s"
                .formatted(
                        argv, network ? "with" : "without", String.join(", ", variables), given, deadline.toSeconds());
    }
}
