package dev.ralph.runner;

import dev.ralph.sandbox.Mount;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a sandbox must show of the folders in which a Python lives.
 *
 * <p>Which these are is said by files that come with the target. So a virtual environment is shown as it is, and of any
 * other folder only what can be nothing but a Python: never a home folder because {@code .local/bin} has a link to one.
 */
final class PythonMounts {

    static final String ENVIRONMENT = "pyvenv.cfg";

    /** What every sandbox shows anyway. */
    private static final List<Path> SYSTEM = List.of(Path.of("/usr"), Path.of("/bin"), Path.of("/lib"));

    private static final String PROGRAMS = "{python,pypy}*";
    private static final String LIBRARIES = "{python3,pypy3,libpython,libpypy}*";

    /** Conda keeps the libraries that its Python needs beside it. */
    private static final List<String> CONDA = List.of("bin", "lib", "ssl", "share", "include");

    private final Path home;
    private final Set<Path> shown = new LinkedHashSet<>();

    PythonMounts(Path home) {
        this.home = home;
    }

    /** Shows the virtual environment of the program. */
    void environment(Path folder) {
        if (!isPublic(folder)) {
            shown.add(folder);
            return;
        }
        shown.add(folder.resolve(ENVIRONMENT));
        python(folder);
    }

    /** Shows what a folder has of a Python; of another virtual environment only the links to its Python. */
    void folder(Path folder) {
        if (folder.getParent() == null || SYSTEM.stream().anyMatch(folder::startsWith) || shown.contains(folder)) {
            return;
        }
        if (Files.isRegularFile(folder.resolve(ENVIRONMENT))) {
            programs(folder);
        } else if (Files.isDirectory(folder.resolve("conda-meta")) && !isPublic(folder)) {
            CONDA.stream().map(folder::resolve).forEach(part -> add(folder, part));
        } else {
            python(folder);
        }
    }

    private void python(Path folder) {
        programs(folder);
        for (String name : List.of("lib", "lib64")) {
            children(folder.resolve(name), LIBRARIES).forEach(part -> add(folder, part));
        }
        children(folder.resolve("include"), LIBRARIES).forEach(part -> add(folder, part));
    }

    private void programs(Path folder) {
        for (Path program : children(folder.resolve("bin"), PROGRAMS)) {
            String name = String.valueOf(real(program).getFileName());
            if (Files.isRegularFile(program) && (name.startsWith("python") || name.startsWith("pypy"))) {
                shown.add(program);
            }
        }
    }

    /** A link of the target's could lead anywhere. */
    private void add(Path folder, Path part) {
        if (Files.exists(part) && real(part).startsWith(real(folder))) {
            shown.add(part);
        }
    }

    /** Whether it is the home folder, one above it, or the one in it where programs of all kinds keep things. */
    private boolean isPublic(Path folder) {
        return real(home).resolve(".local").startsWith(real(folder));
    }

    private static List<Path> children(Path folder, String names) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, names)) {
            Set<Path> children = new TreeSet<>();
            found.forEach(children::add);
            return List.copyOf(children);
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    List<Mount> list() {
        return shown.stream().map(path -> Mount.readOnly(path, path.toString())).toList();
    }
}
