package dev.ralph.runner;

import dev.ralph.sandbox.Mount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The Python that runs the tests of a target.
 *
 * @param program as it must be called: that of a virtual environment is often a link, which must not be followed
 * @param origin why it was chosen, for people
 */
record Interpreter(Path program, String origin) {

    /** What every sandbox shows anyway. */
    private static final List<Path> SYSTEM = List.of(Path.of("/usr"), Path.of("/bin"), Path.of("/lib"));

    private static final int LONGEST_CHAIN = 40;

    /** The virtual environment it belongs to. */
    Optional<Path> environment() {
        return folder(program).filter(folder -> Files.isRegularFile(folder.resolve("pyvenv.cfg")));
    }

    /** The folders that it lives in, where the sandbox does not show them anyway. */
    List<Mount> mounts() {
        Set<Path> folders = new LinkedHashSet<>();
        Path link = program;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            folder(link).filter(Interpreter::isPython).ifPresent(folders::add);
            if (!Files.isSymbolicLink(link)) {
                break;
            }
            link = target(link);
        }
        folder(real(program)).filter(Interpreter::isPython).ifPresent(folders::add);
        environment().flatMap(Interpreter::base).filter(Interpreter::isPython).ifPresent(folders::add);
        return folders.stream()
                .filter(folder -> SYSTEM.stream().noneMatch(folder::startsWith))
                .map(folder -> Mount.readOnly(folder, folder.toString()))
                .toList();
    }

    /** The folder that holds {@code bin}. */
    private static Optional<Path> folder(Path program) {
        return Optional.ofNullable(program.getParent()).map(Path::getParent);
    }

    /** Never a whole home folder because a link to Python lies in its {@code bin}. */
    private static boolean isPython(Path folder) {
        if (Files.isRegularFile(folder.resolve("pyvenv.cfg"))) {
            return true;
        }
        Path library = folder.resolve("lib");
        if (!Files.isDirectory(library)) {
            return false;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(library, "python3*")) {
            return found.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Path> base(Path environment) {
        try {
            return Files.readAllLines(environment.resolve("pyvenv.cfg")).stream()
                    .map(line -> line.split("=", 2))
                    .filter(parts -> parts.length == 2 && parts[0].strip().equals("home"))
                    .map(parts -> Path.of(parts[1].strip()))
                    .filter(Path::isAbsolute)
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
