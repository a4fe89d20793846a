package dev.ralph.queue;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one process at a time, and of this one thread at a time, do something with a folder. */
final class FolderLock {

    private final Path file;

    FolderLock(Path folder) {
        file = folder.resolve(".lock");
    }

    /** A piece of work that needs the folder for itself. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** Does the work under the lock; an interrupt has to wait, for a run that ends must give its claim back. */
    <T> T hold(Work<T> work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return locked(work);
                } catch (ClosedByInterruptException | FileLockInterruptionException e) {
                    interrupted = true;
                    Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T locked(Work<T> work) throws IOException {
        // A file lock belongs to the process; the monitor keeps the threads of this one apart.
        synchronized (FolderLock.class) {
            Files.createDirectories(file.resolveSibling(""));
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new IOException("the lock " + file + " was lost");
                }
                return work.run();
            }
        }
    }
}
