package dev.ralph.coder;

import dev.ralph.model.Criterion;
import dev.ralph.model.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An assignment as the values of the prompt {@code task}, none of them too long to work with. */
final class Briefing {

    private static final int GOAL = 8_000;
    private static final int FINDINGS = 6_000;
    private static final int LIST = 4_000;

    private Briefing() {}

    static Map<String, String> values(Assignment assignment) {
        Task task = assignment.task();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("id", task.id().value());
        values.put("diagnosis", Excerpt.of(dashed(assignment.diagnosis()), FINDINGS));
        values.put("goal", Excerpt.of(goal(task), GOAL));
        values.put(
                "criteria",
                Excerpt.of(dashed(task.criteria().stream().map(Criterion::text).toList()), LIST));
        values.put("past", Excerpt.of(HostPaths.shortened(numbered(assignment.past())), FINDINGS));
        values.put("answers", Excerpt.of(numbered(assignment.answers()), LIST));
        values.put("scope", Excerpt.of(dashed(assignment.scope()), LIST));
        return values;
    }

    private static String goal(Task task) {
        return task.goal().equals(task.title()) ? task.goal() : task.title() + "\n\n" + task.goal();
    }

    private static String dashed(List<String> items) {
        return items.stream().map(item -> "- " + item).collect(Collectors.joining("\n"));
    }

    private static String numbered(List<String> items) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> (i + 1) + ". " + items.get(i))
                .collect(Collectors.joining("\n"));
    }
}
