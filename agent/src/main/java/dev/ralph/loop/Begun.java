package dev.ralph.loop;

import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import dev.ralph.plan.Brief;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The children that a split has written so far.
 *
 * @param parts the child of each part, by the number of the part
 * @param of how many parts there are
 */
record Begun(TaskId parent, Map<Integer, TaskId> parts, int of) {

    private static final Pattern PART = Pattern.compile("(\\d{1,4})/(\\d{1,4}) .*");

    Begun {
        parts = Map.copyOf(parts);
    }

    /** Reads from the files of children which part each is; of several splits the one that came farthest. */
    static Optional<Begun> of(TaskId parent, List<Task> tasks) {
        Map<Integer, Map<Integer, TaskId>> splits = new TreeMap<>();
        tasks.stream()
                .filter(task -> task.parent().filter(parent::equals).isPresent())
                .sorted(Comparator.comparing(Task::id))
                .forEach(task -> {
                    Matcher part = PART.matcher(task.keys().getOrDefault(Brief.PART, ""));
                    if (part.matches()) {
                        splits.computeIfAbsent(Integer.valueOf(part.group(2)), of -> new TreeMap<>())
                                .putIfAbsent(Integer.valueOf(part.group(1)), task.id());
                    }
                });
        return splits.entrySet().stream()
                .map(split -> new Begun(parent, split.getValue(), split.getKey()))
                .max(Comparator.comparing(Begun::isWhole)
                        .thenComparing(begun -> begun.parts().size()));
    }

    /** The children, in the order of their parts. */
    List<TaskId> children() {
        return new TreeMap<>(parts).values().stream().toList();
    }

    boolean isWhole() {
        return parts.size() == of && parts.keySet().stream().allMatch(number -> number >= 1 && number <= of);
    }

    /** What a person has to know of a split that is not whole. */
    String sentence() {
        String names = children().stream().map(TaskId::value).collect(Collectors.joining(", "));
        return "only %d of the %d parts that %s was split into have a file: %s; delete them to have it split anew"
                .formatted(parts.size(), of, parent, names);
    }
}
