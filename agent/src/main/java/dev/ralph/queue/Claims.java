package dev.ralph.queue;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.TaskId;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Who works which task, as one file per claim that names the process and when it started.
 *
 * <p>Looking at a claim and taking it happen under one lock of the folder, so two processes that find the same dead
 * claim cannot both take it over.
 */
final class Claims {

    private final Path folder;
    private final FolderLock lock;

    Claims(Path folder) {
        this.folder = folder;
        lock = new FolderLock(folder);
    }

    /**
     * Takes the claim of a task unless a living process has it.
     *
     * @param isWanted asked while nobody else can take or give back a claim; when false, nothing is taken
     */
    Optional<TaskClaim> take(TaskId id, BooleanSupplier isWanted) {
        try {
            Files.createDirectories(folder);
            return lock.hold(() -> {
                if (isHeld(file(id)) || !isWanted.getAsBoolean()) {
                    return Optional.empty();
                }
                Files.writeString(file(id), Holder.self() + "\n");
                return Optional.of(new TaskClaim(id, () -> release(id)));
            });
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Removes the claims of processes that are gone. */
    void sweep() {
        try {
            Files.createDirectories(folder);
            lock.hold(() -> {
                for (Path file : files()) {
                    if (!isHeld(file)) {
                        Files.deleteIfExists(file);
                    }
                }
                return true;
            });
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Ids of all tasks that living processes have. */
    Set<String> held() {
        Set<String> ids = new HashSet<>();
        try {
            for (Path file : files()) {
                if (isHeld(file)) {
                    ids.add(file.getFileName().toString());
                }
            }
            return ids;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** The files of the folder, one per claim and none of them hidden. */
    private List<Path> files() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder, file -> !file.getFileName().toString().startsWith("."))) {
            List<Path> all = new ArrayList<>();
            files.forEach(all::add);
            return all;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static boolean isHeld(Path file) throws IOException {
        return holder(file).filter(Holder::isAlive).isPresent();
    }

    private static Optional<Holder> holder(Path file) throws IOException {
        try {
            return Holder.parse(Files.readString(file));
        } catch (NoSuchFileException | MalformedInputException e) {
            // Given back in this moment, or not written by us.
            return Optional.empty();
        }
    }

    private void release(TaskId id) {
        try {
            lock.hold(
                    () -> holder(file(id)).filter(Holder.self()::equals).isPresent() && Files.deleteIfExists(file(id)));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Path file(TaskId id) {
        return folder.resolve(id.value());
    }

    private RalphException unusable(Exception e) {
        return new RalphException(
                List.of(new Problem(
                        "claims cannot be kept: " + e, folder.toString(), "make room or allow writing to this folder")),
                e);
    }
}
