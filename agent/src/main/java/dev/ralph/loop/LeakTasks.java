package dev.ralph.loop;

import dev.ralph.diagnose.report.LeakGroup;
import dev.ralph.diagnose.report.Report;
import dev.ralph.model.Status;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import dev.ralph.queue.Draft;
import dev.ralph.queue.FolderQueue;
import dev.ralph.queue.NewTasks;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Files one task per leak.
 *
 * <p>A task bears the marks of what it is about. A leak whose every mark is borne by some task, in whatever state that
 * is, gets none, so that filing the same diagnosis twice changes nothing. What fresh processes have not shown gets none
 * either.
 */
public final class LeakTasks {

    private final Path folder;
    private final InstantSource clock;

    public LeakTasks(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * What became of one leak.
     *
     * @param tasks the new one, or those that were there; none when fresh processes have not shown the leak
     * @param isNew whether it was made now
     * @param isOver whether all of those that were there are complete although the leak is still seen
     */
    public record Filed(LeakGroup group, List<TaskId> tasks, boolean isNew, boolean isOver) {

        public Filed {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * Makes the tasks that are missing.
     *
     * @param project what the key {@code Project} of the tasks says; empty for the folder that holds the tasks
     * @param providers how many providers show the same
     */
    public List<Filed> file(Report report, String project, int providers) {
        List<Task> present = new FolderQueue(folder).list().tasks();
        Map<LeakGroup, Draft> missing = new LinkedHashMap<>();
        List<Filed> filed = new ArrayList<>();
        for (LeakGroup group : report.groups()) {
            List<Task> same = about(present, group);
            Set<String> known =
                    same.stream().flatMap(task -> marks(task).stream()).collect(Collectors.toSet());
            Optional<LeakGroup> sure = group.confirmed();
            if (known.containsAll(sure.orElse(group).marks())) {
                boolean isOver = same.stream().allMatch(task -> task.status() == Status.COMPLETE);
                filed.add(new Filed(group, same.stream().map(Task::id).sorted().toList(), false, isOver));
            } else if (sure.isPresent()) {
                LeakDraft draft = new LeakDraft(report, sure.get(), Predicate.not(known::contains));
                missing.put(group, draft.draft(project, providers));
            } else {
                filed.add(new Filed(group, List.of(), false, false));
            }
        }
        filed.addAll(make(missing, present));
        return List.copyOf(filed);
    }

    private List<Filed> make(Map<LeakGroup, Draft> missing, List<Task> present) {
        if (missing.isEmpty()) {
            return List.of();
        }
        Set<TaskId> before = present.stream().map(Task::id).collect(Collectors.toSet());
        List<TaskId> ids =
                new NewTasks(folder, clock).createMissing("T", List.copyOf(missing.values()), LeakTasks::isSame);
        List<Filed> filed = new ArrayList<>();
        for (LeakGroup group : missing.keySet()) {
            TaskId id = ids.get(filed.size());
            filed.add(new Filed(group, List.of(id), !before.contains(id), false));
        }
        return filed;
    }

    private static List<Task> about(List<Task> tasks, LeakGroup group) {
        Set<String> wanted = Set.copyOf(group.marks());
        return tasks.stream()
                .filter(task -> marks(task).stream().anyMatch(wanted::contains))
                .toList();
    }

    private static boolean isSame(Task task, Draft draft) {
        return marks(task).containsAll(marks(draft.keys()));
    }

    /** The marks of the leaks that a task is about; none when it is about no leak that was filed. */
    static Set<String> marks(Task task) {
        return marks(task.keys());
    }

    private static Set<String> marks(Map<String, String> keys) {
        return Arrays.stream(keys.getOrDefault(LeakDraft.KEY, "").split("[\\s,`]+", -1))
                .filter(mark -> !mark.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
