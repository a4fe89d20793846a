package dev.ralph.llm;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.TaskId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The tallies of one run and of its tasks, in a folder that several runs share. A task is worked by one run at a time,
 * so its tally goes by its name; a run has the first one that no living run has, which may be that of a killed one.
 */
public final class Tallies implements AutoCloseable {

    private final Path folder;
    private final FileChannel lock;
    private final Tally ofRun;

    private Tallies(Path folder, FileChannel lock, Tally ofRun) {
        this.folder = folder;
        this.lock = lock;
        this.ofRun = ofRun;
    }

    /**
     * Opens the tallies of a run that begins, or goes on where one was killed.
     *
     * @throws RalphException when the folder cannot be written
     */
    public static Tallies in(Path folder) {
        try {
            Files.createDirectories(folder);
            // A run that was killed is gone on with before a new one is begun.
            for (int number = 1; Files.exists(lock(folder, number)); number++) {
                Optional<Tallies> killed = Files.exists(file(folder, number)) ? take(folder, number) : Optional.empty();
                if (killed.isPresent()) {
                    return killed.get();
                }
            }
            for (int number = 1; ; number++) {
                Optional<Tallies> free = take(folder, number);
                if (free.isPresent()) {
                    return free.get();
                }
            }
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static Optional<Tallies> take(Path folder, int number) throws IOException {
        FileChannel lock = FileChannel.open(lock(folder, number), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isMine(lock)) {
            return Optional.of(new Tallies(folder, lock, Tally.at(file(folder, number))));
        }
        lock.close();
        return Optional.empty();
    }

    private static Path file(Path folder, int number) {
        return folder.resolve("run-%d".formatted(number));
    }

    private static Path lock(Path folder, int number) {
        return folder.resolve("run-%d.lock".formatted(number));
    }

    /** The system gives it back when the process is gone, however that ends. */
    private static boolean isMine(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    public Tally ofRun() {
        return ofRun;
    }

    public Tally of(TaskId task) {
        return Tally.at(folder.resolve("task-" + task));
    }

    /** Lets another run have the tally of this one. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static RalphException unusable(Path folder, IOException e) {
        return new RalphException(
                List.of(new Problem(
                        "what the models have used cannot be kept: " + e,
                        folder.toString(),
                        "make room or allow reading and writing there")),
                e);
    }
}
