package dev.ralph.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The git program itself, as an independent witness. */
final class Git {

    private final Path folder;

    private Git(Path folder) {
        this.folder = folder;
    }

    static Git in(Path folder) {
        return new Git(folder);
    }

    /** Commits of the branches by full name. */
    Map<String, String> branches() {
        Map<String, String> branches = new TreeMap<>();
        run("for-each-ref", "--format=%(refname) %(objectname)").lines().forEach(line -> {
            int blank = line.indexOf(' ');
            branches.put(line.substring(0, blank), line.substring(blank + 1));
        });
        return branches;
    }

    /** Returns what a command prints; it must succeed. */
    String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
