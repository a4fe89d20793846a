package dev.ralph.loop;

import dev.ralph.model.RalphException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * The sources that a Maven project is built from: its own folder, or that of its parent project when the
 * {@code pom.xml} names one beside it.
 *
 * @param root the folder that must be copied to build the project elsewhere
 * @param project path of the project inside {@code root}, empty for the root itself
 */
record SourceTree(Path root, String project) {

    private static final Set<String> NOT_SOURCES = Set.of(".git", "target", "logs");

    /** Finds the tree of a project folder. */
    static SourceTree of(Path project) {
        Path folder = project.toAbsolutePath().normalize();
        if (!Files.isRegularFile(folder.resolve("pom.xml"))) {
            throw new RalphException(
                    "there is no Maven project here", folder.toString(), "name a folder with a pom.xml: --project DIR");
        }
        Path root = folder;
        while (namesParent(root)
                && root.getParent() != null
                && Files.exists(root.getParent().resolve("pom.xml"))) {
            root = root.getParent();
        }
        return new SourceTree(root, root.relativize(folder).toString());
    }

    private static boolean namesParent(Path folder) {
        try {
            String pom = Files.readString(folder.resolve("pom.xml"));
            return pom.contains("<parent>") && !pom.contains("<relativePath/>") && !pom.contains("<relativePath />");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the pom.xml of " + folder, e);
        }
    }

    /** Copies the sources, without what a build or git made of them; links are copied as links. */
    void copyTo(Path target) {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                        throws IOException {
                    Path name = directory.getFileName();
                    if (!directory.equals(root) && name != null && NOT_SOURCES.contains(name.toString())) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    Files.createDirectories(target.resolve(root.relativize(directory)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isRegularFile() || attributes.isSymbolicLink()) {
                        Files.copy(
                                file,
                                target.resolve(root.relativize(file)),
                                LinkOption.NOFOLLOW_LINKS,
                                StandardCopyOption.COPY_ATTRIBUTES);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy the sources in " + root, e);
        }
    }
}
