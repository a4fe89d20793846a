package dev.ralph.queue;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the task files of a folder among whatever else lies there. */
final class TaskFolder {

    private static final Pattern ID_AS_NAME = Pattern.compile("[A-Z][A-Z0-9]*(-[A-Z0-9]+)*\\d");
    private static final long MOST_BYTES = 8L << 20;

    private final Path folder;

    TaskFolder(Path folder) {
        this.folder = folder;
    }

    /** A readable task file and where it lies. */
    record Entry(Path path, TaskFile content) {}

    /** What could be read, and what was meant as a task and could not. */
    record Contents(List<Entry> files, List<Problem> problems) {}

    Path path() {
        return folder;
    }

    Contents read() {
        List<Problem> problems = new ArrayList<>();
        Map<TaskId, List<Entry>> byId = new TreeMap<>();
        for (Path path : markdown()) {
            try {
                read(path)
                        .ifPresent(file -> byId.computeIfAbsent(file.task().id(), id -> new ArrayList<>())
                                .add(new Entry(path, file)));
            } catch (RalphException e) {
                problems.addAll(e.problems());
            }
        }
        List<Entry> single = new ArrayList<>();
        byId.forEach((id, entries) -> {
            if (entries.size() == 1) {
                single.add(entries.get(0));
            } else {
                problems.add(sameId(id, entries));
            }
        });
        return new Contents(List.copyOf(single), List.copyOf(problems));
    }

    /** Finds the file of a task: the one that has its name, else the one among all that says so. */
    Optional<Entry> find(TaskId id) {
        Path named = folder.resolve(id + ".md");
        return Stream.of(named)
                .filter(Files::isRegularFile)
                .flatMap(path -> read(path).map(file -> new Entry(path, file)).stream())
                .filter(entry -> entry.content().task().id().equals(id))
                .findFirst()
                .or(() -> read().files().stream()
                        .filter(entry -> entry.content().task().id().equals(id))
                        .findFirst());
    }

    private List<Path> markdown() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".md"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RalphException(
                    List.of(new Problem(
                            "the task folder cannot be read: " + e,
                            folder.toString(),
                            "create it, or name another with --tasks")),
                    e);
        }
    }

    /** Returns the task in a file, or nothing when the file is not meant as one. */
    private static Optional<TaskFile> read(Path path) {
        byte[] bytes = bytes(path);
        return isMeantAsTask(path, bytes) ? Optional.of(TaskFile.parse(path.toString(), bytes)) : Optional.empty();
    }

    private static byte[] bytes(Path path) {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new RalphException(
                        "a task file has more than %d MiB".formatted(MOST_BYTES >> 20),
                        path + ":1",
                        "cut what does not belong to the task");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new RalphException(
                    List.of(new Problem("a task file cannot be read: " + e, path + ":1", "allow reading it")), e);
        }
    }

    static boolean isMeantAsTask(Path path, byte[] bytes) {
        String name = path.getFileName().toString();
        if (ID_AS_NAME
                .matcher(name.substring(0, name.length() - ".md".length()))
                .matches()) {
            return true;
        }
        Lines lines = Lines.of(bytes);
        return Head.in(lines).stream().anyMatch(head -> head.id().chars().anyMatch(Character::isDigit))
                || StatusBlocks.live(lines, line -> true)
                        .filter(block -> block.begin().isText())
                        .isPresent();
    }

    private static Problem sameId(TaskId id, List<Entry> entries) {
        String paths = String.join(
                ", ", entries.stream().map(entry -> entry.path().toString()).toList());
        return new Problem(
                "%d files are task %s".formatted(entries.size(), id), paths, "keep one, or give the others new ids");
    }
}
