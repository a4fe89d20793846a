package dev.ralph.runner;

import dev.ralph.sandbox.Mount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Python that runs the tests of a target.
 *
 * @param program as it must be called: that of a virtual environment is often a link, which must not be followed
 * @param origin why it was chosen, for people
 * @param home folder of the user, of which nothing else is shown
 */
record Interpreter(Path program, String origin, Path home) {

    private static final int LONGEST_CHAIN = 40;

    /** The virtual environment it belongs to. */
    Optional<Path> environment() {
        return folder(program).filter(folder -> Files.isRegularFile(folder.resolve(PythonMounts.ENVIRONMENT)));
    }

    /** What it needs of the folders that it lives in, where the sandbox does not show them anyway. */
    List<Mount> mounts() {
        PythonMounts mounts = new PythonMounts(home);
        environment().ifPresent(mounts::environment);
        Path link = program;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            folder(link).ifPresent(mounts::folder);
            if (!Files.isSymbolicLink(link)) {
                break;
            }
            link = target(link);
        }
        folder(real(program)).ifPresent(mounts::folder);
        environment()
                .flatMap(Interpreter::base)
                .filter(base -> !Files.exists(base.resolve(PythonMounts.ENVIRONMENT)))
                .ifPresent(mounts::folder);
        return mounts.list();
    }

    /** The folder that holds {@code bin}. */
    private static Optional<Path> folder(Path program) {
        return Optional.ofNullable(program.getParent()).map(Path::getParent);
    }

    private static Optional<Path> base(Path environment) {
        try {
            return Files.readAllLines(environment.resolve(PythonMounts.ENVIRONMENT)).stream()
                    .map(line -> line.split("=", 2))
                    .filter(parts -> parts.length == 2 && parts[0].strip().equals("home"))
                    .map(parts -> Path.of(parts[1].strip()))
                    .filter(Path::isAbsolute)
                    .map(Path::normalize)
                    .map(Path::getParent)
                    .flatMap(Stream::ofNullable)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path target(Path link) {
        try {
            return link.resolveSibling(Files.readSymbolicLink(link)).normalize();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folders in which the tests find programs: that of the environment first. */
    String searchPath() {
        List<String> folders = new ArrayList<>();
        environment().map(folder -> folder.resolve("bin").toString()).ifPresent(folders::add);
        folders.addAll(List.of("/usr/local/bin", "/usr/bin", "/bin"));
        return String.join(":", folders);
    }
}
