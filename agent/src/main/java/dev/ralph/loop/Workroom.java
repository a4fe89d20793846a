package dev.ralph.loop;

import dev.ralph.queue.Holder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder for one run's clones, builds and cells, in a place that the sandbox can reach; gone when closed. */
final class Workroom implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workroom.class);

    private static final String HOLDER = ".holder";

    private final Path folder;

    private Workroom(Path folder) {
        this.folder = folder;
    }

    /** Creates a new one in the cache folder, and removes those of processes that are gone. */
    static Workroom in(Path cache) {
        try {
            Path parent = Files.createDirectories(cache.resolve("work"));
            sweep(parent);
            Path folder = parent.resolve("run-" + UUID.randomUUID());
            // The holder comes first and goes last, so there is no folder without one.
            Files.writeString(holder(folder), Holder.self().toString());
            // The sandbox has a user of its own, so others may pass; they cannot list.
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
            return new Workroom(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a work folder in " + cache, e);
        }
    }

    private static void sweep(Path parent) throws IOException {
        try (DirectoryStream<Path> holders = Files.newDirectoryStream(parent, "*" + HOLDER)) {
            for (Path holder : holders) {
                if (Holder.parse(Files.readString(holder))
                        .filter(Holder::isAlive)
                        .isEmpty()) {
                    String name = holder.getFileName().toString();
                    remove(holder.resolveSibling(name.substring(0, name.length() - HOLDER.length())));
                }
            }
        } catch (NoSuchFileException e) {
            // Its own process, or another one that sweeps, was quicker.
        }
    }

    private static Path holder(Path folder) {
        return folder.resolveSibling(folder.getFileName() + HOLDER);
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
        remove(folder);
    }

    private static void remove(Path folder) {
        try {
            if (Files.exists(folder)) {
                deleteTree(folder);
            }
            Files.deleteIfExists(holder(folder));
        } catch (IOException | UncheckedIOException e) {
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
