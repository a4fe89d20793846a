package dev.ralph.queue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A lock between the processes of one machine, and the threads of this one; it goes with the process that has it. */
final class FolderLock {

    private final Path file;

    FolderLock(Path file) {
        this.file = file;
    }

    /** A piece of work that needs a folder for itself. */
    interface Work<T> {
        T run() throws IOException;
    }

    <T> T during(Work<T> work) throws IOException {
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
