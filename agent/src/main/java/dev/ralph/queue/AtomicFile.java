package dev.ralph.queue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Arrays;
import java.util.UUID;

/** Replaces a file so that whoever looks, at any moment and after any crash, sees the old one or the new one. */
final class AtomicFile {

    private static final String PREFIX = ".ralph-";
    private static final String SUFFIX = ".tmp";

    private AtomicFile() {}

    /**
     * Puts new bytes in the place of a file's old ones; its mode and owner stay. The time of modification is the true
     * one: an editor that has the file open, a backup or a build must notice the change.
     *
     * @return false when the file no longer holds the old bytes; then nothing was changed
     */
    static boolean replace(Path path, byte[] before, byte[] after) throws IOException {
        // A task may be a link into another folder; the link stays, what it leads to changes.
        Path file = path.toRealPath();
        Path temporary = Files.createTempFile(
                file.resolveSibling("").toAbsolutePath(), PREFIX + Holder.self().mark() + "-", SUFFIX);
        try {
            write(temporary, after);
            copyOwner(file, temporary);
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
        String unique = UUID.randomUUID().toString().replace("-", "");
        Path temporary = file.resolveSibling(PREFIX + Holder.self().mark() + "-" + unique + SUFFIX);
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

    /** Removes what killed processes left behind in the middle of a replacement; what a living one has stays. */
    static void sweep(Path folder) {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path leftover : leftovers) {
                String name = leftover.getFileName().toString();
                int end = name.lastIndexOf('-');
                if (end > PREFIX.length() && Holder.isGone(name.substring(PREFIX.length(), end))) {
                    Files.deleteIfExists(leftover);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // A leftover that stays is ugly and harms nobody.
            return;
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            out.write(bytes);
            out.getFD().sync();
        }
    }

    /** A file that another user owns stays theirs, as far as the system lets us. */
    private static void copyOwner(Path from, Path to) throws IOException {
        PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (target == null) {
            return;
        }
        PosixFileAttributes wanted = Files.readAttributes(from, PosixFileAttributes.class);
        PosixFileAttributes now = target.readAttributes();
        try {
            if (!wanted.group().equals(now.group())) {
                target.setGroup(wanted.group());
            }
            if (!wanted.owner().equals(now.owner())) {
                target.setOwner(wanted.owner());
            }
        } catch (FileSystemException e) {
            // Only root may give files away. What the mode allows others to do stays as it was.
            return;
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
