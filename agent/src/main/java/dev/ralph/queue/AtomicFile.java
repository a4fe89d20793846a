package dev.ralph.queue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.UUID;

/** Replaces a file so that whoever looks, at any moment and after any crash, sees the old one or the new one. */
final class AtomicFile {

    private AtomicFile() {}

    /**
     * Puts new bytes in the place of a file's old ones; its mode stays.
     *
     * @return false when the file no longer holds the old bytes; then nothing was changed
     */
    static boolean replace(Path path, byte[] before, byte[] after) throws IOException {
        // A task may be a link into another folder; the link stays, what it leads to changes.
        Path file = path.toRealPath();
        Path temporary = Files.createTempFile(file.resolveSibling("").toAbsolutePath(), ".ralph-", ".tmp");
        try {
            write(temporary, after);
            copyMode(file, temporary);
            if (!Arrays.equals(Files.readAllBytes(file), before)) {
                return false;
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            syncFolder(file);
            return true;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Creates a file with all its bytes.
     *
     * @return false when there is one of this name already; then nothing was changed
     */
    static boolean create(Path file, byte[] bytes) throws IOException {
        Path temporary = file.resolveSibling(".ralph-" + UUID.randomUUID() + ".tmp");
        try {
            write(temporary, bytes);
            boolean created = named(temporary, file);
            syncFolder(file);
            return created;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Gives a file a name that nothing has yet; a second name is refused by the file system where a move is not. */
    private static boolean named(Path temporary, Path file) throws IOException {
        try {
            Files.createLink(file, temporary);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // This file system has no links; a look before the move is all that is left.
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            out.write(bytes);
            out.getFD().sync();
        }
    }

    private static void copyMode(Path from, Path to) throws IOException {
        PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (source != null && target != null) {
            target.setPermissions(source.readAttributes().permissions());
        }
    }

    /** A folder opens as a channel only, and that fails in an interrupted thread: the interrupt has to wait. */
    private static void syncFolder(Path file) throws IOException {
        Path folder = file.resolveSibling("").toAbsolutePath();
        boolean interrupted = Thread.interrupted();
        try {
            while (!synced(folder)) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean synced(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }
}
