package dev.ralph.diagnose.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The source files of a project: what people wrote in it, and not what was installed or built. */
final class ProjectFiles extends SimpleFileVisitor<Path> {

    private static final Set<String> OTHERS = Set.of(
            "venv",
            "env",
            "node_modules",
            "target",
            "build",
            "dist",
            "out",
            "site-packages",
            "__pycache__",
            "__pypackages__");

    private static final long LARGEST = 1 << 20;

    private final Path project;
    private final Map<String, Path> files = new TreeMap<>();

    private ProjectFiles(Path project) {
        this.project = project;
    }

    /** The files by their path relative to the project, with forward slashes. */
    static Map<String, Path> of(Path project) {
        ProjectFiles visitor = new ProjectFiles(project);
        try {
            Files.walkFileTree(project, visitor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return visitor.files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        String name = String.valueOf(folder.getFileName());
        boolean isForeign = !folder.equals(project)
                && (name.startsWith(".") || OTHERS.contains(name) || Files.exists(folder.resolve("pyvenv.cfg")));
        return isForeign ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String path = project.relativize(file).toString().replace('\\', '/');
        if (attributes.isRegularFile()
                && attributes.size() <= LARGEST
                && Language.of(path).isPresent()) {
            files.put(path, file);
        }
        return FileVisitResult.CONTINUE;
    }

    /** A file that cannot be read is none of ours to complain about. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
        return FileVisitResult.CONTINUE;
    }
}
