package dev.ralph.loop;

import dev.ralph.queue.PastFailure;
import dev.ralph.queue.TaskFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stops a task that fails the same way again and again, or too often; a person may let it go on. */
public final class Breaker {

    private static final int MOST_ALIKE = 3;
    private static final String RESET = "BREAKER";

    private Breaker() {}

    /** Says why a task is not to be tried again, if so. */
    public static Optional<String> refusal(TaskFile file, Budget budget) {
        int alike = alike(file);
        if (alike >= MOST_ALIKE) {
            return Optional.of(
                    ("it failed the same way %d times, so it is not tried again; change what it says or the project,"
                                    + " then: ralph retry %s --force")
                            .formatted(alike, file.task().id()));
        }
        int attempts = TaskEntry.attempts(file);
        if (attempts >= budget.attempts()) {
            return Optional.of("its %d attempts are used up; for more: ralph retry %s"
                    .formatted(attempts, file.task().id()));
        }
        return Optional.empty();
    }

    /** The fields of the status block that let a task be tried again, however often it failed the same way. */
    public static Map<String, String> reset(TaskFile file) {
        return last(file)
                .map(failure -> Map.of(RESET, "reset after %s x%d".formatted(failure.fingerprint(), failure.times())))
                .orElse(Map.of());
    }

    /** How often the task failed the same way at the end of its history, without what a person forgave. */
    private static int alike(TaskFile file) {
        return last(file)
                .map(failure -> failure.times() - forgiven(file, failure))
                .orElse(0);
    }

    private static int forgiven(TaskFile file, PastFailure failure) {
        String prefix = "reset after %s x".formatted(failure.fingerprint());
        String reset = file.task().block().fields().getOrDefault(RESET, "");
        return reset.matches("\\Q" + prefix + "\\E\\d{1,6}") ? Integer.parseInt(reset.substring(prefix.length())) : 0;
    }

    /** The last failure when it is one of ours; entries of other tools say nothing about the task itself. */
    private static Optional<PastFailure> last(TaskFile file) {
        List<PastFailure> history = file.history();
        return history.isEmpty()
                ? Optional.empty()
                : Optional.of(history.get(history.size() - 1))
                        .filter(failure -> !failure.fingerprint().isEmpty());
    }
}
