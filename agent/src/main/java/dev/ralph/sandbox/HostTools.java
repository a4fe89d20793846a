package dev.ralph.sandbox;

import dev.ralph.model.RalphException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The programs of the host that a sandbox is made with, found once by their full path. */
final class HostTools {

    private final List<Path> folders;

    private final Set<String> hidden;

    private HostTools(List<Path> folders, Set<String> hidden) {
        this.folders = folders;
        this.hidden = hidden;
    }

    /** The system's own folders first, then those of a search path; relative ones could be anybody's. */
    static HostTools on(String searchPath) {
        return new HostTools(
                Stream.concat(
                                Stream.of("/usr/bin", "/usr/sbin", "/bin", "/sbin", "/usr/local/bin"),
                                Arrays.stream(searchPath.split(":", -1)))
                        .map(Path::of)
                        .filter(Path::isAbsolute)
                        .distinct()
                        .toList(),
                Set.of());
    }

    /** The same machine with some programs missing. */
    HostTools without(Set<String> programs) {
        return new HostTools(folders, programs);
    }

    Optional<String> find(String program) {
        return folders.stream()
                .filter(folder -> !hidden.contains(program))
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    String path(String program) {
        return find(program).orElseThrow(() -> missing(program));
    }

    /** The last word of what the program says its version is. */
    String version(String program) {
        try {
            Process process = new ProcessBuilder(path(program), "--version")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return said.substring(said.lastIndexOf(' ') + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RalphException missing(String program) {
        return new RalphException(
                "The program %s is missing.".formatted(program),
                folders.toString(),
                program.equals("bwrap") ? "apt-get install bubblewrap" : "apt-get install util-linux");
    }
}
