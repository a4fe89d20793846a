package dev.ralph.loop;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Copies a tree of files that others may change meanwhile; links are copied as links. */
final class SourceCopy extends SimpleFileVisitor<Path> {

    private final Path root;
    private final Path target;
    private final Predicate<Path> leftOut;
    private final List<Problem> problems = new ArrayList<>();

    /** Takes the folders, and which of those below the root are left out. */
    SourceCopy(Path root, Path target, Predicate<Path> leftOut) {
        this.root = root;
        this.target = target;
        this.leftOut = leftOut;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        if (isLeftOut(directory)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        Files.createDirectories(target.resolve(root.relativize(directory)));
        return FileVisitResult.CONTINUE;
    }

    private boolean isLeftOut(Path directory) {
        return !directory.equals(root) && leftOut.test(directory);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isRegularFile() || attributes.isSymbolicLink()) {
            Path copy = target.resolve(root.relativize(file));
            try {
                Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
            } catch (AccessDeniedException e) {
                return visitFileFailed(file, e);
            } catch (NoSuchFileException e) {
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw e;
                }
            }
        }
        return FileVisitResult.CONTINUE;
    }

    /** What vanished meanwhile is no source any more. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
        if (!(why instanceof NoSuchFileException) && !isLeftOut(file)) {
            String reason =
                    why instanceof AccessDeniedException ? "permission denied" : String.valueOf(why.getMessage());
            problems.add(new Problem(
                    "A source of the project cannot be read: " + reason + ".",
                    file.toString(),
                    "let the user who runs ralph read it, or move it out of the project"));
        }
        return FileVisitResult.CONTINUE;
    }

    /** A folder may vanish while its files are listed. */
    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException why) throws IOException {
        return why == null || why instanceof NoSuchFileException
                ? FileVisitResult.CONTINUE
                : visitFileFailed(directory, why);
    }

    /**
     * Does the work.
     *
     * @throws RalphException with every file that cannot be read
     */
    void copy() throws IOException {
        Files.walkFileTree(root, this);
        check();
    }

    void check() {
        if (!problems.isEmpty()) {
            throw new RalphException(problems, null);
        }
    }
}
