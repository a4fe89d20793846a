package dev.ralph.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of things that are made once and kept; an entry is there whole or not at all, also between processes and
 * after a kill.
 */
final class Cache {

    private final Path root;

    Cache(Path root) {
        this.root = root;
    }

    /** Fills an empty folder with the content of an entry. */
    @FunctionalInterface
    interface Maker {
        void make(Path folder) throws IOException;
    }

    /** Returns the folder of an entry, after making it when it is not there. */
    Path entry(String name, Maker maker) {
        Path entry = root.resolve(name);
        if (Files.isDirectory(entry)) {
            return entry;
        }
        try {
            openFolder(root);
            try (FileChannel channel = FileChannel.open(
                            root.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.isDirectory(entry)) {
                    make(entry, maker);
                }
            }
            return entry;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + entry, e);
        }
    }

    /** Whoever holds the lock knows that an unfinished folder belongs to a process that died. */
    private static void make(Path entry, Maker maker) throws IOException {
        Path unfinished = entry.resolveSibling(entry.getFileName() + ".unfinished");
        delete(unfinished);
        openFolder(unfinished);
        maker.make(unfinished);
        Files.move(unfinished, entry, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes a folder and its parents; everybody may enter, because a sandbox that root starts is another user. */
    static void openFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            openFolder(parent);
        }
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> found = Files.walk(tree)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
