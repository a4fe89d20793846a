package dev.ralph.queue;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.TaskId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.MalformedInputException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who works which task, as one file per claim that names the process and when it started.
 *
 * <p>Looking at a claim and taking it happen under one lock of the folder, so two processes that find the same dead
 * claim cannot both take it over.
 */
final class Claims {

    private final Path folder;

    Claims(Path folder) {
        this.folder = folder;
    }

    /** Takes the claim of a task unless a living process has it. */
    Optional<TaskClaim> take(TaskId id) {
        try {
            Files.createDirectories(folder);
            return locked(() -> {
                if (isHeld(file(id))) {
                    return Optional.empty();
                }
                Files.writeString(file(id), Holder.self() + "\n");
                return Optional.of(new TaskClaim(id, () -> release(id)));
            });
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Ids of all tasks that living processes have. */
    Set<String> held() {
        Set<String> ids = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (isHeld(file)) {
                    ids.add(file.getFileName().toString());
                }
            }
            return ids;
        } catch (NoSuchFileException e) {
            return ids;
        } catch (IOException | DirectoryIteratorException e) {
            throw unusable(e);
        }
    }

    private static boolean isHeld(Path file) throws IOException {
        try {
            return Holder.parse(Files.readString(file)).filter(Holder::isAlive).isPresent();
        } catch (NoSuchFileException | MalformedInputException e) {
            // Given back in this moment, or not written by us.
            return false;
        }
    }

    private void release(TaskId id) {
        try {
            locked(() -> Files.deleteIfExists(file(id)));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Path file(TaskId id) {
        return folder.resolve(id.value());
    }

    /** A piece of work that needs the folder for itself. */
    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T locked(Work<T> work) throws IOException {
        // A file lock belongs to the process; the monitor keeps the threads of this one apart.
        synchronized (Claims.class) {
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new IOException("the lock of " + folder + " was lost");
                }
                return work.run();
            }
        }
    }

    private RalphException unusable(Exception e) {
        return new RalphException(
                List.of(new Problem(
                        "claims cannot be kept: " + e, folder.toString(), "make room or allow writing to this folder")),
                e);
    }
}
