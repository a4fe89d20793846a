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
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The program as a process of its own, so that it can be killed and signalled as a person or the kernel would. */
public final class Program {

    private static final List<String> QUICK_START = List.of(
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Djava.awt.headless=true", "-Xmx256m");

    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> inFront;
    private final Code code;

    private Program(Path folder, Map<String, String> environment, List<String> inFront, Code code) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.inFront = List.copyOf(inFront);
        this.code = code;
    }

    /** The classes, and options that make them load faster. */
    public record Code(String classPath, List<String> options) {

        /** Those of this build. */
        public static Code plain() {
            return new Code(String.join(File.pathSeparator, programClassPath()), List.of());
        }

        /**
         * The same with an archive of the classes that a run needs, which takes a third off its start.
         *
         * @param folder receives the archive
         * @param trial a folder with tasks for a first run
         */
        public static Code archived(Path folder, Path trial) {
            Path archive = folder.resolve("program.jsa");
            List<String> entries = new ArrayList<>();
            for (String entry : programClassPath()) {
                entries.add(
                        Files.isDirectory(Path.of(entry)) ? jar(Path.of(entry), folder.resolve("program.jar")) : entry);
            }
            String classPath = String.join(File.pathSeparator, entries);
            int exitCode = in(trial)
                    .of(new Code(classPath, List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable")))
                    .start(folder.resolve("archive.txt"), "run", "--queue", "tdd")
                    .ended();
            if (!Files.exists(archive)) {
                throw new AssertionError("no archive was made, exit code " + exitCode);
            }
            return new Code(classPath, List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable"));
        }

        /** An archive cannot be made of classes in a folder. */
        private static String jar(Path classes, Path jar) {
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                    Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                    Files.copy(file, out);
                }
                return jar.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The program as it would be called in a folder. */
    public static Program in(Path folder) {
        return new Program(folder, Map.of(), List.of(), Code.plain());
    }

    public Program with(Map<String, String> more) {
        return new Program(folder, more, inFront, code);
    }

    /** Starts it through other programs, which must become it at last. */
    public Program behind(String... programs) {
        return new Program(folder, environment, List.of(programs), code);
    }

    public Program of(Code other) {
        return new Program(folder, environment, inFront, other);
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

        /** Whether it has printed anything yet. */
        public boolean hasSpoken() {
            return output.toFile().length() > 0;
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
        argv.addAll(code.options());
        argv.addAll(List.of(
                "-Dralph.home=" + System.getProperty("ralph.home"),
                "-Djava.io.tmpdir=" + temporary(),
                "-Dtree-sitter-lib=" + System.getProperty("ralph.home") + "/agent/target/native",
                "-cp",
                code.classPath(),
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

    /** Tests and what only they need are left out. */
    private static List<String> programClassPath() {
        return classPathOfTests()
                .filter(entry -> !entry.endsWith("test-classes"))
                .filter(entry -> !entry.matches(".*/(org/junit|org/assertj|com/tngtech)/.*"))
                .toList();
    }

    static Stream<String> classPathOfTests() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
    }
}
