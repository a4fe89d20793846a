package dev.ralph.queue;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.TaskId;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What lies in a folder of tasks and beside it and is no task: other files, and the claims of processes. */
public final class Remainder {

    private static final long MOST_BYTES = 8L << 20;

    private final Path folder;

    public Remainder(Path tasks) {
        folder = tasks;
    }

    /** Returns the files that are not meant as tasks; hidden ones are nobody's business. */
    public List<Path> leftAlone() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> !isTask(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** What cannot be read may be a task, and is told as a problem of one. */
    private static boolean isTask(Path file) {
        if (!file.getFileName().toString().endsWith(".md")) {
            return false;
        }
        try {
            return Files.size(file) > MOST_BYTES || Seen.isMeantAsTask(file, Lines.of(Files.readAllBytes(file)));
        } catch (IOException e) {
            return true;
        }
    }

    /** Whether a living process has the task. */
    public boolean isHeld(TaskId id) {
        return isHeld(claims().resolve(id.value()));
    }

    /** Returns the ids in claims of processes that are gone; the next run takes them over. */
    public List<String> staleClaims() {
        if (!Files.isDirectory(claims())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(claims())) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> Files.exists(file) && !isHeld(file))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(claims(), e);
        }
    }

    private Path claims() {
        try {
            return folder.toRealPath().resolveSibling(".ralph").resolve("claims");
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static boolean isHeld(Path claim) {
        try {
            Optional<Holder> holder = Holder.parse(Files.readString(claim));
            return holder.filter(Holder::isAlive).isPresent();
        } catch (NoSuchFileException | MalformedInputException e) {
            return false;
        } catch (IOException e) {
            throw unreadable(claim, e);
        }
    }

    private static RalphException unreadable(Path path, IOException e) {
        return new RalphException(
                List.of(new Problem(
                        "it cannot be read: " + e, path.toString(), "create it, allow reading it, or name another")),
                e);
    }
}
