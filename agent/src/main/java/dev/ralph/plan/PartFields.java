package dev.ralph.plan;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a model writes about one part of a task, under whatever names. */
record PartFields(Map<?, ?> part) {

    private static final List<String> TITLE = List.of("title", "name", "task", "subtask", "summary");
    private static final List<String> GOAL = List.of("goal", "description", "details", "what", "text", "task");
    private static final List<String> CRITERIA = List.of(
            "criteria", "acceptancecriteria", "successcriteria", "acceptance", "criterion", "donewhen", "checks");
    private static final List<String> CRITERION = List.of("criterion", "text", "description", "title", "name");

    /** Whether neither a title nor a goal is there. */
    boolean areBlank() {
        return (first(part, TITLE) + first(part, GOAL)).isBlank();
    }

    /** The title, or the first line of the goal. */
    String title() {
        String title = first(part, TITLE);
        return title.isBlank() ? firstLine(first(part, GOAL)) : title;
    }

    /** The goal, or the title. */
    String goal() {
        String goal = first(part, GOAL);
        return goal.isBlank() ? first(part, TITLE) : goal;
    }

    List<String> criteria() {
        return CRITERIA.stream()
                .flatMap(name ->
                        part.entrySet().stream().filter(entry -> key(entry).equals(name)))
                .flatMap(entry -> texts(entry.getValue()).stream())
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** The name of a field, however it is written. */
    static String key(Map.Entry<?, ?> entry) {
        return String.valueOf(entry.getKey()).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("");
    }

    private static List<String> texts(Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(item -> item instanceof Map<?, ?> map ? first(map, CRITERION) : text(item))
                    .toList();
        }
        return List.of(text(value));
    }

    /** The text of the first of these keys that has one. */
    private static String first(Map<?, ?> object, List<String> names) {
        return names.stream()
                .flatMap(name ->
                        object.entrySet().stream().filter(entry -> key(entry).equals(name)))
                .map(entry -> text(entry.getValue()))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static String text(Object value) {
        if (value instanceof String text) {
            return text.strip();
        }
        Collection<?> inner = value instanceof Map<?, ?> map ? map.values() : (Collection<?>) value;
        return inner.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .map(String::strip)
                .collect(Collectors.joining(value instanceof Map ? ": " : "\n"));
    }
}
