package dev.ralph.queue;

import dev.ralph.model.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Since when tasks exist.
 *
 * <p>The head of a task may say so under {@code Created}. Where it does not, the time of the last change of its file
 * has to do; before an edit of ours changes that, it is noted in one line of a file beside the claims. Seconds are
 * exact enough: files that came in one moment are of one age, and their ids decide.
 */
final class Ages {

    private static final int DATE = 10;

    private final Path file;

    Ages(Path file) {
        this.file = file;
    }

    /** What was noted, by id; the first note of a task is the one from before our edits. */
    Map<String, Instant> noted() {
        Map<String, Instant> noted = new HashMap<>();
        for (String line : lines()) {
            String[] words = line.split(" ", 2);
            if (words.length == 2) {
                instant(words[1]).ifPresent(at -> noted.putIfAbsent(words[0], at));
            }
        }
        return noted;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            // Nothing but the order of tasks of equal weight and priority hangs on it.
            return List.of();
        }
    }

    /** Notes how old a task is that is about to be edited, unless that is known. */
    void note(Task task, Path path) {
        if (created(task).isPresent() || noted().containsKey(task.id().value())) {
            return;
        }
        try {
            Instant since = Files.getLastModifiedTime(path).toInstant().truncatedTo(ChronoUnit.SECONDS);
            Files.createDirectories(file.resolveSibling(""));
            // A line that a crash cut off is ended first.
            Files.writeString(
                    file,
                    "\n%s %s\n".formatted(task.id(), since),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            // The task will count as younger than it is; that is no reason to leave its status unwritten.
            return;
        }
    }

    /** When the head of a task says that it was created; with a time only when that has a zone. */
    static Optional<Instant> created(Task task) {
        return task.keys().entrySet().stream()
                .filter(key -> key.getKey().toLowerCase(Locale.ROOT).equals("created"))
                .flatMap(key -> instant(key.getValue()).stream())
                .findFirst();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text).truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException e) {
            return day(text);
        }
    }

    private static Optional<Instant> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.substring(0, Math.min(DATE, text.length())))
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
