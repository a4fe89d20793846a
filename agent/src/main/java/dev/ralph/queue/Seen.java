package dev.ralph.queue;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one file of the folder held when it was read, and what tells whether it is still the same. */
record Seen(Stamp stamp, List<Queued> tasks, List<Problem> problems) {

    private static final Pattern ID_AS_NAME = Pattern.compile("[A-Z][A-Z0-9]*(-[A-Z0-9]+)*\\d");
    private static final long MOST_BYTES = 8L << 20;

    /** Size, time and identity of a file; an edit changes one of them, a replacement the identity. */
    record Stamp(long size, FileTime modified, @Nullable Object identity) {}

    private static final Seen NOTHING = new Seen(new Stamp(-1, FileTime.fromMillis(0), null), List.of(), List.of());

    /** Looks at a file and reads it unless it is as it was before; where there is no file, nothing is seen. */
    static Seen now(Path file, @Nullable Seen before) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                return NOTHING;
            }
            Stamp stamp = new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
            return before != null && before.stamp().equals(stamp) ? before : read(file, stamp);
        } catch (NoSuchFileException e) {
            return NOTHING;
        } catch (IOException e) {
            return new Seen(NOTHING.stamp(), List.of(), List.of(unreadable(file, e)));
        }
    }

    boolean isThere() {
        return !stamp.equals(NOTHING.stamp());
    }

    private static Seen read(Path file, Stamp stamp) {
        try {
            Instant modified = stamp.modified().toInstant().truncatedTo(ChronoUnit.SECONDS);
            TaskFiles read = tasks(file);
            List<Queued> tasks = read.tasks().stream()
                    .map(TaskFile::task)
                    .map(task -> Queued.of(task, file, Ages.created(task).orElse(modified), false))
                    .toList();
            return new Seen(stamp, tasks, read.problems());
        } catch (RalphException e) {
            return new Seen(stamp, List.of(), e.problems());
        }
    }

    /** Reads one task of a file; when it is not there because the file has problems, those are thrown. */
    static Optional<TaskFile> task(Path file, TaskId id) {
        TaskFiles read = tasks(file);
        Optional<TaskFile> task = read.find(id);
        if (task.isEmpty() && !read.problems().isEmpty()) {
            throw new RalphException(read.problems(), null);
        }
        return task;
    }

    private static TaskFiles tasks(Path file) {
        Lines lines = Lines.of(bytes(file));
        return isMeantAsTask(file, lines) ? TaskFiles.of(file.toString(), lines) : new TaskFiles(List.of(), List.of());
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new RalphException(
                        "a task file has more than %d MiB".formatted(MOST_BYTES >> 20),
                        file + ":1",
                        "cut what does not belong to the task");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new RalphException(List.of(unreadable(file, e)), e);
        }
    }

    private static Problem unreadable(Path file, IOException e) {
        return new Problem("a task file cannot be read: " + e, file + ":1", "allow reading it");
    }

    static boolean isMeantAsTask(Path file, Lines lines) {
        String name = file.getFileName().toString();
        if (PlanFiles.isReport(name)) {
            return false;
        }
        return PlanFiles.isPlan(name, lines)
                || ID_AS_NAME
                        .matcher(name.substring(0, name.length() - ".md".length()))
                        .matches()
                || Head.in(lines).stream().anyMatch(Head::isNumbered)
                || StatusBlocks.live(lines, line -> true)
                        .filter(block -> block.begin().isText())
                        .isPresent();
    }
}
