package dev.ralph.coder;

import dev.ralph.model.Secrets;
import dev.ralph.sandbox.Command;
import dev.ralph.sandbox.Finished;
import dev.ralph.sandbox.Limits;
import dev.ralph.sandbox.Mount;
import dev.ralph.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A coding agent in the sandbox: what it sees, and what it says with every secret that it was given taken out. */
public final class AgentProgram {

    private static final String WORK = "/work";
    private static final String PATH = AgentRoom.HOME + "/.local/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";
    private static final long OUTPUT_BYTES = 4L << 20;
    private static final long FILE_BYTES = 512L << 20;
    private static final long DATA_BYTES = 8L << 30;
    private static final int PROCESSES = 1024;

    /** The kernel takes no argument above 128 KiB. */
    private static final int LONGEST_ARGUMENT = 100_000;

    /** Shorter values, such as {@code 1} or {@code true}, are no secrets and would hide half of a text. */
    private static final int SHORTEST_SECRET = 8;

    private final Sandbox sandbox;
    private final AgentCommand command;
    private final Map<String, String> variables;
    private final Path userHome;
    private final Map<String, String> environment;
    private final Set<String> keys = new TreeSet<>();

    /** Grows with every log-in that the agent was given or that it made. */
    private volatile Secrets secrets;

    /**
     * An agent on this machine.
     *
     * @param environment of the user; the agent sees those of its variables that the command names
     * @param userHome what lies in it lies in the home folder of the agent as well
     */
    public AgentProgram(Sandbox sandbox, AgentCommand command, Map<String, String> environment, Path userHome) {
        this.sandbox = sandbox;
        this.command = command;
        this.variables = new TreeMap<>(environment);
        this.variables.keySet().retainAll(Set.copyOf(command.variables()));
        this.userHome = userHome;
        this.environment = Map.copyOf(environment);
        variables.entrySet().stream()
                .filter(variable -> !variable.getKey().equals("PATH"))
                .map(Map.Entry::getValue)
                .filter(value -> value.length() >= SHORTEST_SECRET)
                .forEach(keys::add);
        this.secrets = Secrets.of(environment, keys);
    }

    /** How it ended and what it said, without secrets and control characters. */
    public record Said(Finished.Ending ending, int exitCode, String output) {}

    AgentCommand command() {
        return command;
    }

    /** What nobody may be told: the secrets of the environment and of all that it was given. */
    Secrets secrets() {
        return secrets;
    }

    /** The text without secrets and control characters. */
    String safe(String text) {
        return secrets.hide(text);
    }

    /**
     * Lets it work in a folder.
     *
     * @param folder belongs to the sandbox's user
     */
    Said work(Path folder, String prompt) {
        try (AgentRoom room = AgentRoom.in(folder.resolveSibling(""), userHome, command.mounts())) {
            return run(room, asked(room, prompt), List.of(Mount.readWrite(folder, WORK)), command.deadline());
        }
    }

    /**
     * Asks it for its version, without the network: enough to see that it starts.
     *
     * @param folder that the sandbox's user may enter
     */
    public Said version(Path folder, Duration deadline) {
        try (AgentRoom room = AgentRoom.in(folder, userHome, command.mounts())) {
            List<String> argv = List.of(argv(room).get(0), "--version");
            return run(room, argv, List.of(), deadline);
        }
    }

    private Said run(AgentRoom room, List<String> argv, List<Mount> more, Duration deadline) {
        List<Mount> mounts = new ArrayList<>(more);
        mounts.addAll(room.mounts());
        Limits limits = new Limits(
                deadline, OUTPUT_BYTES, FILE_BYTES, DATA_BYTES, PROCESSES, !more.isEmpty() && command.network());
        know(room.credentials());
        Finished finished = sandbox.run(new Command(argv, environment(), mounts, WORK, limits, room.log()));
        know(room.credentials()); // It may have renewed its log-in.
        return new Said(finished.ending(), finished.evidence().exitCode(), safe(output(room)));
    }

    private synchronized void know(Collection<String> more) {
        if (keys.addAll(more)) {
            secrets = Secrets.of(environment, keys);
        }
    }

    /** The prompt is the last argument, or the standard input when it is too long for that. */
    private List<String> asked(AgentRoom room, String prompt) {
        List<String> argv = new ArrayList<>(argv(room));
        if (prompt.getBytes(StandardCharsets.UTF_8).length < LONGEST_ARGUMENT) {
            argv.add(prompt.startsWith("-") ? "\n" + prompt : prompt); // or it would be taken for an option
            return argv;
        }
        String file = room.leave(".ralph-prompt.md", prompt);
        argv.addAll(0, List.of("/bin/sh", "-c", "input=\"$1\"; shift; exec \"$@\" < \"$input\"", "sh", file));
        return argv;
    }

    private List<String> argv(AgentRoom room) {
        List<String> argv = new ArrayList<>(command.argv());
        String program = argv.get(0);
        if (program.startsWith("~/")) {
            argv.set(0, AgentRoom.HOME + program.substring(1));
        } else if (program.startsWith("/")) {
            argv.set(0, room.inside(Path.of(program)));
        }
        return argv;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", PATH);
        environment.put("LANG", "C.UTF-8");
        environment.put("TERM", "dumb");
        environment.putAll(variables);
        environment.put("HOME", AgentRoom.HOME);
        return environment;
    }

    private static String output(AgentRoom room) {
        try {
            return new String(Files.readAllBytes(room.log()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
