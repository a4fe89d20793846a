package dev.ralph.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The class path of a prepared suite, taken apart.
 *
 * @param flags the options of the JVM
 * @param jars the runner and the libraries, as seen inside
 * @param roots the folders of the project's own classes, as seen inside
 * @param own the files in these folders, as the class path names them
 * @param onHost the jars of the libraries on the host
 */
record ClassPath(List<String> flags, List<String> jars, List<String> roots, Set<String> own, List<Path> onHost) {

    static final String MAIN = "dev.ralph.junit.Main";

    ClassPath {
        flags = List.copyOf(flags);
        jars = List.copyOf(jars);
        roots = List.copyOf(roots);
        own = Set.copyOf(own);
        onHost = List.copyOf(onHost);
    }

    /** Reads the command that {@link JunitRunner#command} has made. */
    static ClassPath of(Suite suite, Toolchain tools) {
        List<String> command = suite.command();
        int path = command.indexOf("-cp");
        List<String> flags = command.subList(command.indexOf(tools.java()) + 1, path);
        List<String> roots = MavenBuild.roots(suite.project());
        List<String> jars = new ArrayList<>(List.of(command.get(path + 1).split(":", -1)));
        jars.removeAll(roots);
        List<Path> onHost = jars.stream()
                .filter(jar -> !jar.equals(Toolchain.RUNNER_INSIDE))
                .map(tools::onHost)
                .toList();
        Set<String> own = new HashSet<>();
        roots.forEach(root -> own.addAll(files(suite.tree().resolve(root.substring("/work/".length())))));
        return new ClassPath(flags, jars, roots, own, onHost);
    }

    private static List<String> files(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the project. */
    String libraries() {
        return String.join(":", jars);
    }

    /** As the target's own build has it: the project before its libraries. */
    String inOrder() {
        return Stream.of(jars.subList(0, 1), roots, jars.subList(1, jars.size()))
                .flatMap(List::stream)
                .reduce((one, other) -> one + ":" + other)
                .orElseThrow();
    }

    String projectLast() {
        return libraries() + ":" + String.join(":", roots);
    }

    /** Whether no library has a file that the project has, too: only then the order shows. */
    boolean projectMayComeLast() {
        return onHost.stream().allMatch(this::sharesNothing);
    }

    private boolean sharesNothing(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return own.stream().allMatch(file -> zip.getEntry(file) == null);
        } catch (IOException e) {
            return false;
        }
    }
}
