package dev.ralph.queue;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.TaskId;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the task files of a folder among whatever else lies there, and reads again only what changed. */
final class TaskFolder {

    private static final String SUMMARY = "-SUMMARY.md";
    private static final String PLAN = "-PLAN.md";
    private static final long GOOD_FOR = Duration.ofSeconds(1).toNanos();

    private final Path folder;
    private final Ages ages;
    private @Nullable Look last;

    TaskFolder(Path folder, Ages ages) {
        this.folder = folder;
        this.ages = ages;
    }

    /**
     * What could be read, and what was meant as a task and could not.
     *
     * @param tasks by path; none of those of which there are two
     * @param summaries names of finished plans: what comes before {@code -SUMMARY.md}
     */
    record Contents(List<Queued> tasks, List<Problem> problems, Set<String> summaries) {}

    /** A task with the bytes of its file as they were read in this moment. */
    record Found(Path path, TaskFile content) {}

    /** What a look at the whole folder gave, and when that was. */
    private record Look(FileTime modified, long at, Map<Path, Seen> files, Contents contents) {}

    Path path() {
        return folder;
    }

    /** Looks at every file. */
    synchronized Contents read() {
        try {
            FileTime modified = Files.getLastModifiedTime(folder);
            Map<Path, Seen> before = last == null ? Map.of() : last.files();
            Map<Path, Seen> files = seen(files(before), before);
            last = new Look(modified, System.nanoTime(), files, contents(files));
            return last.contents();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Returns what the last look gave when that was a moment ago and no file came, went or was replaced since. A file
     * that was written in place may be another by now: who acts on a task has to read that one again.
     */
    synchronized Contents recent() {
        try {
            Look look = last;
            boolean isRecent = look != null
                    && System.nanoTime() - look.at() < GOOD_FOR
                    && look.modified().equals(Files.getLastModifiedTime(folder));
            return isRecent && look != null ? look.contents() : read();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The files that may be tasks, sorted; where none came or went since the last look, those of then. */
    private Collection<Path> files(Map<Path, Seen> before) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path file : all) {
                if (file.toString().endsWith(".md")) {
                    files.add(file);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        if (files.size() == before.size() && before.keySet().containsAll(files)) {
            return before.keySet();
        }
        files.sort(null);
        return files;
    }

    /** Looks at each file, on all processors. */
    private static Map<Path, Seen> seen(Collection<Path> files, Map<Path, Seen> before) {
        Path[] paths = files.toArray(Path[]::new);
        Seen[] now = new Seen[paths.length];
        IntStream.range(0, paths.length).parallel().forEach(i -> now[i] = Seen.now(paths[i], before.get(paths[i])));
        Map<Path, Seen> seen = new LinkedHashMap<>();
        for (int i = 0; i < paths.length; i++) {
            seen.put(paths[i], now[i]);
        }
        return seen;
    }

    private Contents contents(Map<Path, Seen> files) {
        List<Problem> problems = new ArrayList<>();
        Map<TaskId, List<Queued>> byId = new LinkedHashMap<>();
        Set<String> summaries = new HashSet<>();
        files.forEach((path, file) -> {
            before(SUMMARY, path).filter(name -> file.isThere()).ifPresent(summaries::add);
            problems.addAll(file.problems());
            file.tasks()
                    .forEach(task -> byId.computeIfAbsent(task.task().id(), id -> new ArrayList<>(1))
                            .add(task));
        });
        Map<String, Instant> noted = ages.noted();
        List<Queued> tasks = new ArrayList<>();
        byId.forEach((id, same) -> {
            if (same.size() == 1) {
                tasks.add(known(same.get(0), noted, summaries));
            } else {
                problems.add(sameId(id, same));
            }
        });
        return new Contents(List.copyOf(tasks), List.copyOf(problems), Set.copyOf(summaries));
    }

    /** Reads some of the tasks again, and which of them and of some other plans have a summary. */
    Contents again(Collection<Queued> tasks, Collection<TaskId> plans) {
        Set<String> summaries = new HashSet<>();
        tasks.forEach(task -> summaries.addAll(names(task)));
        plans.forEach(plan -> summaries.add(plan.value()));
        summaries.removeIf(name -> !Files.isRegularFile(folder.resolve(name + SUMMARY)));
        List<Queued> now = new ArrayList<>();
        for (Queued task : tasks) {
            Seen.now(task.path(), null).tasks().stream()
                    .filter(one -> one.task().id().equals(task.task().id()))
                    .forEach(one -> now.add(one.with(task.since(), hasSummary(one, summaries))));
        }
        return new Contents(now, List.of(), summaries);
    }

    /** Finds the file of a task: the one that has its name, else the one among all that says so. */
    Optional<Found> find(TaskId id) {
        Path named = folder.resolve(id + ".md");
        if (Files.isRegularFile(named)) {
            Optional<TaskFile> task = Seen.task(named, id);
            if (task.isPresent()) {
                return Optional.of(new Found(named, task.get()));
            }
        }
        return read().tasks().stream()
                .filter(task -> task.task().id().equals(id))
                .findFirst()
                .flatMap(task -> Seen.task(task.path(), id).map(file -> new Found(task.path(), file)));
    }

    private static Queued known(Queued task, Map<String, Instant> noted, Set<String> summaries) {
        Instant since = noted.getOrDefault(task.task().id().value(), task.since());
        boolean isOlder =
                since.isBefore(task.since()) && Ages.created(task.task()).isEmpty();
        return task.with(isOlder ? since : task.since(), hasSummary(task, summaries));
    }

    private static boolean hasSummary(Queued task, Set<String> summaries) {
        return task.plan().isPresent() && names(task).stream().anyMatch(summaries::contains);
    }

    /** The names under which a plan may be known: its id, and that of its file. */
    private static List<String> names(Queued task) {
        List<String> names = new ArrayList<>(List.of(task.task().id().value()));
        before(PLAN, task.path()).ifPresent(names::add);
        return names;
    }

    private static Optional<String> before(String ending, Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ending)
                ? Optional.of(name.substring(0, name.length() - ending.length()))
                : Optional.empty();
    }

    private static Problem sameId(TaskId id, List<Queued> same) {
        String paths = String.join(
                ", ", same.stream().map(task -> task.path().toString()).toList());
        return new Problem(
                "%d files are task %s".formatted(same.size(), id), paths, "keep one, or give the others new ids");
    }

    private RalphException unreadable(IOException e) {
        return new RalphException(
                List.of(new Problem(
                        "the task folder cannot be read: " + e,
                        folder.toString(),
                        "create it, or name another with --tasks")),
                e);
    }
}
