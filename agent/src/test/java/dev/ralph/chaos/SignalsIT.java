package dev.ralph.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.PlainMaven;
import dev.ralph.support.Program;
import dev.ralph.support.TinyProject;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person who stops the program in the middle of a matrix finds. */
class SignalsIT {

    private static final int INTERRUPTED = 130;

    @TempDir
    private Path folder;

    private TinyProject project;
    private Program.Started started;

    @BeforeEach
    void set_up() throws IOException {
        for (String reachable : new String[] {"", "cache", "tmp"}) {
            Path path = Files.createDirectories(folder.resolve(reachable));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
        }
        PlainMaven.in(folder.resolve("maven"), folder.resolve("cache"));
        project = TinyProject.in(folder.resolve("project"))
                .test("SlowTest", "@Test void sleeps() throws Exception { Thread.sleep(100_000); }")
                .commit()
                .write("notes.txt", "not committed");
    }

    @AfterEach
    void end() {
        started.process().destroyForcibly();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void a_signal_stops_the_run_and_leaves_everything_as_it_was(String signal) throws Exception {
        String before = project.read("tasks/T1.md");
        String checkout = checkout();
        start(folder.resolve("said.txt").toFile());
        awaitCell();
        assertThat(project.read("tasks/T1.md")).contains("STATUS: IN_PROGRESS");

        long sent = System.nanoTime();
        started.signal(signal);

        assertThat(started.ended()).as(started.said()).isEqualTo(INTERRUPTED);
        assertThat(since(sent)).isLessThan(Duration.ofSeconds(5));
        assertThat(new Processes(started.process().pid(), folder).living()).isEmpty();
        assertThat(started.said()).contains("interrupted").doesNotContain("\tat ");
        assertThat(project.read("tasks/T1.md")).isEqualTo(before);
        assertThat(checkout()).isEqualTo(checkout);
        assertThat(inside("cache/work")).isEmpty();
        assertThat(inside("tmp")).isEmpty();
        assertThat(inside("project/.ralph/claims")).containsOnly(".lock");
    }

    /** The first one cannot be heeded, because the last words go into a pipe that is full and that nobody reads. */
    @Test
    void a_second_signal_ends_a_run_that_hangs_at_once() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        try (RandomAccessFile reader = new RandomAccessFile(pipe.toFile(), "rw")) {
            start(pipe.toFile());
            awaitCell();
            fill(pipe);
            started.signal("INT");
            assertThat(started.process().waitFor(1500, TimeUnit.MILLISECONDS)).isFalse();

            long sent = System.nanoTime();
            started.signal("INT");

            assertThat(started.ended()).isEqualTo(INTERRUPTED);
            assertThat(since(sent)).isLessThan(Duration.ofSeconds(1));
            new Processes(started.process().pid(), folder).assertGoneSoon("the second signal");
            assertThat(reader.getFD().valid()).isTrue();
        }
    }

    private void start(File output) {
        started = Program.in(project.root())
                .behind("setsid")
                .with(Map.of(
                        "RALPH_CACHE", folder.resolve("cache").toString(),
                        "MAVEN_HOME", folder.resolve("maven").toString(),
                        "TMPDIR", folder.resolve("tmp").toString()))
                .start(output.toPath(), "run", "--queue", "tdd", "--providers", "mock", "--workers", "1");
    }

    /** Waits until the test of the project sleeps. */
    private void awaitCell() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        Processes processes = new Processes(started.process().pid(), folder);
        while (processes.living().stream().noneMatch(line -> line.contains("ralph-junit.jar"))) {
            assertThat(started.process().isAlive() && System.nanoTime() < deadline)
                    .as("a cell runs")
                    .isTrue();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
    }

    private static void fill(Path pipe) {
        Thread writer = new Thread(() -> {
            try (RandomAccessFile out = new RandomAccessFile(pipe.toFile(), "rw")) {
                for (int i = 0; i < 1 << 20; i++) {
                    out.write('.');
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        writer.setDaemon(true);
        writer.start();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
    }

    private String checkout() throws IOException {
        Git git = Git.in(project.root());
        return project.read(".git/HEAD")
                + Files.getLastModifiedTime(project.root().resolve(".git/index"))
                + git.branches()
                + git.run("--no-optional-locks", "status", "--porcelain", "-uall");
    }

    private java.util.List<String> inside(String path) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(path))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Duration since(long moment) {
        return Duration.ofNanos(System.nanoTime() - moment);
    }
}
