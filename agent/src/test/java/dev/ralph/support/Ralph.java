package dev.ralph.support;

import dev.ralph.cli.Main;
import dev.ralph.cli.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;

/** Runs one command of the program in this JVM and keeps what it printed. */
public record Ralph(int exitCode, String out, String err) {

    public static Ralph run(Object... arguments) {
        return run(home(), new byte[0], Map.of(), arguments);
    }

    /** Runs a command that finds a text on its standard input. */
    public static Ralph reading(String input, Object... arguments) {
        return reading(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    /** Runs a command that finds these bytes on its standard input. */
    public static Ralph reading(byte[] input, Object... arguments) {
        return run(home(), input, Map.of(), arguments);
    }

    /** Runs a command with some variables of the environment set besides those that the tests have. */
    public static Ralph with(Map<String, String> variables, Object... arguments) {
        return run(home(), new byte[0], variables, arguments);
    }

    /** Runs a command of a ralph that is installed elsewhere, with a cache of its own there. */
    public static Ralph at(Path home, Object... arguments) {
        return at(home, Map.of(), arguments);
    }

    /** The same with some variables of the environment set. */
    public static Ralph at(Path home, Map<String, String> variables, Object... arguments) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("RALPH_CACHE", home.resolve("cache").toString());
        return run(home, new byte[0], all, arguments);
    }

    private static Ralph run(Path home, byte[] input, Map<String, String> variables, Object... arguments) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        // The configuration of whoever runs the tests must not decide how they end.
        environment.put("XDG_CONFIG_HOME", "/nonexistent");
        environment.remove("RALPH_CONFIG");
        environment.remove("RALPH_MODEL");
        environment.putAll(variables);
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-15T07:21:23Z"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                Main.commandLine(new Surroundings(home, new ByteArrayInputStream(input), environment, clock));
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int exitCode =
                line.execute(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
        return new Ralph(exitCode, out.toString(), err.toString());
    }

    private static Path home() {
        return Path.of(System.getProperty("ralph.home", "")).toAbsolutePath();
    }
}
