package dev.ralph.model;

import java.util.Optional;
import java.util.regex.Pattern;

/** Identifies a task, such as {@code T1336}, {@code MOD-AUTH-002} or {@code 26.1-04}: safe in paths and branch names. */
public record TaskId(String value) implements Comparable<TaskId> {

    private static final Pattern SHAPE =
            Pattern.compile("(?!.*\\.lock$)[A-Za-z0-9](?:[A-Za-z0-9-]|\\.(?=[A-Za-z0-9])){0,63}");

    public TaskId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("task id '%s' must match %s".formatted(value, SHAPE));
        }
    }

    /** Returns the id that a text is; empty when it is none. */
    public static Optional<TaskId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new TaskId(text)) : Optional.empty();
    }

    @Override
    public int compareTo(TaskId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
