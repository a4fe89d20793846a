package dev.ralph.cli;

import dev.ralph.model.Task;
import java.util.List;
import java.util.Optional;

/** What a finished run wrote into the status block of its task. */
final class TaskFacts {

    /** The fields that say how the last run ended. */
    static final List<String> OUTCOME = List.of("VERDICT", "REASON", "QUESTION", "BRANCH", "COMMIT", "EVIDENCE");

    private TaskFacts() {}

    static String attempts(Task task) {
        return field(task, "ATTEMPTS").orElse("0");
    }

    static Optional<String> verdict(Task task) {
        return field(task, "VERDICT");
    }

    static Optional<String> branch(Task task) {
        return field(task, "BRANCH");
    }

    /** What the task asks a person. */
    static Optional<String> question(Task task) {
        return field(task, "QUESTION");
    }

    static Optional<String> field(Task task, String key) {
        return Optional.ofNullable(task.block().fields().get(key))
                .filter(value -> !value.isBlank() && !value.equals("-"));
    }
}
