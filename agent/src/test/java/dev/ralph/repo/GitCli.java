package dev.ralph.repo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The git that a user has, without that user's configuration. */
final class GitCli {

    private final Path folder;

    GitCli(Path folder) {
        this.folder = folder;
    }

    /** Makes a repository with one commit of everything that is in the folder. */
    static GitCli init(Path folder) {
        GitCli git = new GitCli(folder);
        git.run("init", "-q", "-b", "main");
        git.run("config", "user.name", "Ada");
        git.run("config", "user.email", "ada@example.org");
        git.commitAll("first");
        return git;
    }

    GitCli in(Path other) {
        return new GitCli(other);
    }

    void commitAll(String message) {
        run("add", "-A");
        run("commit", "-q", "--allow-empty", "-m", message);
    }

    /** Returns what a git command prints, without the last line end; it must succeed. */
    String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
            return output.stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
