package dev.ralph.queue;

import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import dev.ralph.model.TaskId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tasks of one file: those that can be read, and what is wrong with the others.
 *
 * @param tasks in file order; each has the bytes of the whole file, and its edits change its own part of them
 */
public record TaskFiles(List<TaskFile> tasks, List<Problem> problems) {

    public TaskFiles {
        tasks = List.copyOf(tasks);
        problems = List.copyOf(problems);
    }

    /**
     * Reads the bytes of one file.
     *
     * @param where the file, as a person knows it; problems name it with the line
     */
    public static TaskFiles of(String where, byte[] bytes) {
        return of(where, Lines.of(bytes));
    }

    static TaskFiles of(String where, Lines lines) {
        Map<TaskId, List<TaskFile>> read = new LinkedHashMap<>();
        Map<TaskId, Integer> lastLines = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        Set<String> doubtful = new HashSet<>();
        TaskParts parts = TaskParts.of(where, lines);
        for (int i = 0; i < parts.parts().size(); i++) {
            try {
                TaskFile file = TaskFile.part(where, parts, i);
                read.computeIfAbsent(file.task().id(), id -> new ArrayList<>()).add(file);
                lastLines.put(file.task().id(), parts.parts().get(i).headLine());
            } catch (RalphException e) {
                problems.addAll(e.problems());
                parts.parts().get(i).head().map(Head::id).ifPresent(doubtful::add);
            }
        }
        List<TaskFile> single = new ArrayList<>();
        for (List<TaskFile> same : read.values()) {
            TaskId id = same.get(0).task().id();
            // One that cannot be read may become readable by an edit of the other, and then nobody could tell them
            // apart.
            int times = same.size() + (doubtful.contains(id.value()) ? 1 : 0);
            if (times == 1) {
                single.addAll(same);
            } else {
                problems.add(sameId(id, times, where + ":" + lastLines.get(id)));
            }
        }
        return new TaskFiles(single, problems);
    }

    private static Problem sameId(TaskId id, int times, String where) {
        return new Problem(
                "the file holds task %s %d times".formatted(id, times), where, "keep one, or give the others new ids");
    }

    /** Returns the task with this id, if the file holds it and it can be read. */
    public Optional<TaskFile> find(TaskId id) {
        return tasks.stream().filter(file -> file.task().id().equals(id)).findFirst();
    }
}
