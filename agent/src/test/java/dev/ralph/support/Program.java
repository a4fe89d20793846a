package dev.ralph.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program as a process of its own, so that it can be killed and signalled as a person or the kernel would. */
public final class Program {

    private static final List<String> QUICK_START = List.of(
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Djava.awt.headless=true", "-Xmx256m");

    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> inFront;

    private Program(Path folder, Map<String, String> environment, List<String> inFront) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.inFront = List.copyOf(inFront);
    }

    /** The program as it would be called in a folder. */
    public static Program in(Path folder) {
        return new Program(folder, Map.of(), List.of());
    }

    public Program with(Map<String, String> more) {
        return new Program(folder, more, inFront);
    }

    /** Starts it through other programs, which must become it at last. */
    public Program behind(String... programs) {
        return new Program(folder, environment, List.of(programs));
    }

    /** A started program and what it prints, both streams together. */
    public record Started(Process process, Path output) {

        /** What it printed so far. */
        public String said() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Waits for the end and returns the exit code. */
        public int ended() {
            try {
                if (!process.waitFor(5, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new AssertionError("it does not end: " + said());
                }
                return process.exitValue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** Sends a signal to this one process, as {@code kill} does. */
        public void signal(String name) {
            try {
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Starts one command of it, with everything it prints in a file. */
    public Started start(Path output, Object... arguments) {
        List<String> argv = new ArrayList<>(inFront);
        argv.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        argv.addAll(QUICK_START);
        argv.addAll(List.of(
                "-Dralph.home=" + System.getProperty("ralph.home"),
                "-Djava.io.tmpdir=" + temporary(),
                "-cp",
                classPath(),
                "dev.ralph.cli.Main"));
        argv.addAll(Arrays.stream(arguments).map(String::valueOf).toList());
        ProcessBuilder builder = new ProcessBuilder(argv)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "MAVEN_OPTS"));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new Started(process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder that {@code TMPDIR} names, which Java by itself does not heed. */
    private String temporary() {
        return environment.getOrDefault("TMPDIR", System.getProperty("java.io.tmpdir"));
    }

    /** That of the program alone: tests and what only they need are left out. */
    private static String classPath() {
        return String.join(
                File.pathSeparator,
                classPathOfTests()
                        .filter(entry -> !entry.endsWith("test-classes"))
                        .filter(entry -> !entry.matches(".*/(org/junit|org/assertj|com/tngtech)/.*"))
                        .toList());
    }

    static Stream<String> classPathOfTests() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
    }
}
