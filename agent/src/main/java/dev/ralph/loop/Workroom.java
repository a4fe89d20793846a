package dev.ralph.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder for one run's clones, builds and cells, in a place that the sandbox can reach; gone when closed. */
final class Workroom implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workroom.class);

    private final Path folder;

    private Workroom(Path folder) {
        this.folder = folder;
    }

    /** Creates a new one in the cache folder. */
    static Workroom in(Path cache) {
        try {
            Path parent = Files.createDirectories(cache.resolve("work"));
            // The sandbox has a user of its own, so others may pass; they cannot list.
            return new Workroom(Files.createTempDirectory(
                    parent,
                    "run-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x"))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a work folder in " + cache, e);
        }
    }

    /** Creates a new folder inside. */
    Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + name + " in " + folder, e);
        }
    }

    /** Removes the folder; what cannot be removed is left with a warning, because the work itself is done. */
    @Override
    public void close() {
        try {
            deleteTree(folder);
        } catch (UncheckedIOException e) {
            LOG.warn("The work folder {} could not be removed", folder, e);
        }
    }

    /** Deletes a folder and never follows a link out of it. */
    static void deleteTree(Path tree) {
        try {
            Files.walkFileTree(tree, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    // A build may leave folders that even their owner cannot write to.
                    boolean unused = directory.toFile().setWritable(true);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(
                        Path directory, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + tree, e);
        }
    }
}
