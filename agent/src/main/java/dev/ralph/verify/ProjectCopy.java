package dev.ralph.verify;

import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;

/** Copies a project, of whatever language, without what git and builds made of it. */
public final class ProjectCopy {

    private static final List<String> BUILD_FILES = List.of("pom.xml", "Cargo.toml", "build.sbt");
    private static final Set<String> NOT_ON_TOP = Set.of("logs");

    private ProjectCopy() {}

    /**
     * Copies a folder. Links are copied as links. A folder {@code target} is left out only beside the file of a build
     * that makes one, and {@code logs} only at the top: elsewhere they may be code.
     */
    public static void copy(Path project, Path target) {
        try {
            Files.walkFileTree(project, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                        throws IOException {
                    if (!folder.equals(project) && isLeftOut(project, folder)) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    Files.createDirectories(target.resolve(project.relativize(folder)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    boolean isGit = file.endsWith(".git");
                    if ((attributes.isRegularFile() || attributes.isSymbolicLink()) && !isGit) {
                        Files.copy(
                                file,
                                target.resolve(project.relativize(file)),
                                LinkOption.NOFOLLOW_LINKS,
                                StandardCopyOption.COPY_ATTRIBUTES);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new RalphException(
                    "the project cannot be copied: " + e, project.toString(), "make all of it readable");
        }
    }

    /** Whether a file with this path may be missing in a copy alone. */
    static boolean mayLeaveOut(String path) {
        List<String> parts = List.of(path.split("/"));
        return parts.contains(".git") || parts.contains("target") || NOT_ON_TOP.contains(parts.get(0));
    }

    private static boolean isLeftOut(Path project, Path folder) {
        String name = folder.getFileName().toString();
        return name.equals(".git")
                || (name.equals("target")
                        && BUILD_FILES.stream().anyMatch(file -> Files.exists(folder.resolveSibling(file))))
                || (NOT_ON_TOP.contains(name) && folder.equals(project.resolve(name)));
    }
}
