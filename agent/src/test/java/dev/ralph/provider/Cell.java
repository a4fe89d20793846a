package dev.ralph.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.sandbox.Command;
import dev.ralph.sandbox.Finished;
import dev.ralph.sandbox.Limits;
import dev.ralph.sandbox.Mount;
import dev.ralph.sandbox.Sandbox;
import dev.ralph.sandbox.SandboxUser;
import dev.ralph.sandbox.Sandboxes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One cell run the way the matrix runs it, with shell commands in place of tests. */
final class Cell {

    static final Sandbox SANDBOX = Sandboxes.choose("auto");

    /** A shell command that runs {@link CellClient}; statements are its arguments. */
    static final String CLIENT =
            "/client/jdk/bin/java -cp /client/driver.jar:/client/classes dev.ralph.provider.CellClient";

    private final Path folder;
    private final Path results;
    private final String mark = UUID.randomUUID().toString();
    private final Finished finished;

    private Cell(ProviderLaunch launch, Path folder, String before, List<String> workers) throws IOException {
        this.folder = folder;
        this.results = Files.createDirectory(folder.resolve("results"));
        write(launch, before, workers);
        this.finished = SANDBOX.run(new Command(
                List.of("/bin/sh", "/results/cell.sh"),
                Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8", "MARK", mark),
                mounts(launch),
                "/tmp",
                Limits.testing(Duration.ofMinutes(2)),
                folder.resolve("log")));
    }

    /** Runs one command for each worker, side by side, then closes the launch. */
    static Cell run(Path folder, ProviderLaunch launch, String... workers) {
        return prepared(folder, "", launch, workers);
    }

    /** The same after other shell lines. */
    static Cell prepared(Path folder, String before, ProviderLaunch launch, String... workers) {
        try {
            openFolder(folder);
            Path own = openFolder(Files.createTempDirectory(folder, "cell-"));
            try {
                return new Cell(launch, own, before, List.of(workers));
            } finally {
                launch.close().run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The user that the sandbox runs as when we are root must be able to enter. */
    static Path openFolder(Path folder) throws IOException {
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What a command of the shell says in one line for each statement. */
    static String client(String... statements) {
        StringBuilder command = new StringBuilder(CLIENT);
        for (String sql : statements) {
            command.append(" '").append(sql.replace("'", "'\\''")).append("'");
        }
        return command.toString();
    }

    int exitCode() {
        return finished.evidence().exitCode();
    }

    /** What the worker printed on both streams. */
    String worker(int number) {
        return read(results.resolve("worker-" + number));
    }

    /** What the cell itself printed. */
    String log() {
        return read(finished.evidence().log());
    }

    String provider() {
        return read(results.resolve("provider"));
    }

    long milliseconds() {
        return finished.evidence().took().toMillis();
    }

    /** Fails when a process of this cell is alive; all of them inherited the mark. */
    void assertNoProcessLeft() {
        List<Path> alive = new ArrayList<>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                try {
                    if (Files.readString(process.resolve("environ"), java.nio.charset.StandardCharsets.ISO_8859_1)
                            .contains(mark)) {
                        alive.add(process);
                    }
                } catch (IOException e) {
                    // It belongs to somebody else or has just ended.
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(alive).isEmpty();
    }

    private void write(ProviderLaunch launch, String before, List<String> workers) {
        StringBuilder script = new StringBuilder(before).append('\n').append(launch.script());
        for (int i = 0; i < workers.size(); i++) {
            script.append("env ");
            launch.workers().get(i).forEach((name, value) -> script.append("'%s=%s' ".formatted(name, value)));
            script.append("sh -c '%s' > /results/worker-%d 2>&1 &\n"
                    .formatted(workers.get(i).replace("'", "'\\''"), i));
        }
        script.append("wait\n");
        try {
            Files.writeString(results.resolve("cell.sh"), script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SandboxUser.current().prepare(results);
    }

    private List<Mount> mounts(ProviderLaunch launch) {
        try {
            Path driver = Path.of(org.postgresql.Driver.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            // Copies, because a local repository may be in a folder that the sandbox's user may not enter.
            Path classes = Files.createDirectories(folder.resolve("classes/dev/ralph/provider"));
            for (Class<?> type : List.of(CellClient.class, ProviderLaunch.class)) {
                String name = type.getSimpleName() + ".class";
                try (InputStream in = type.getResourceAsStream(name)) {
                    Files.copy(in, classes.resolve(name));
                }
            }
            Path copy = Files.copy(driver, folder.resolve("driver.jar"));
            List<Mount> mounts = new ArrayList<>(launch.mounts());
            mounts.add(Mount.readWrite(results, "/results"));
            mounts.add(Mount.readOnly(Path.of(System.getProperty("java.home")), "/client/jdk"));
            mounts.add(Mount.readOnly(copy, "/client/driver.jar"));
            mounts.add(Mount.readOnly(folder.resolve("classes"), "/client/classes"));
            return mounts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
