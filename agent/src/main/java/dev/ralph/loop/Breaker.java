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
        List<PastFailure> last = last(file);
        return last.isEmpty()
                ? Map.of()
                : Map.of(RESET, "reset after %s x%d".formatted(last.get(0).fingerprint(), times(last)));
    }

    /** How often the task failed the same way at the end of its history, without what a person forgave. */
    private static int alike(TaskFile file) {
        return times(last(file)) - forgiven(file);
    }

    private static int times(List<PastFailure> failures) {
        return failures.stream().mapToInt(PastFailure::times).sum();
    }

    /** How many times of its last failure a person forgave. */
    static int forgiven(TaskFile file) {
        List<PastFailure> last = last(file);
        if (last.isEmpty()) {
            return 0;
        }
        String prefix = "reset after %s x".formatted(last.get(0).fingerprint());
        String reset = file.task().block().fields().getOrDefault(RESET, "");
        return reset.matches("\\Q" + prefix + "\\E\\d{1,6}") ? Integer.parseInt(reset.substring(prefix.length())) : 0;
    }

    /**
     * The last failure, once for each thing that was tried and ended so, when it is one of ours; entries of other tools
     * say nothing about the task itself.
     */
    private static List<PastFailure> last(TaskFile file) {
        List<PastFailure> history = file.history();
        int from = history.size();
        while (from > 0 && isAs(history.get(from - 1), history.get(history.size() - 1))) {
            from--;
        }
        return history.subList(from, history.size());
    }

    private static boolean isAs(PastFailure failure, PastFailure last) {
        return !failure.fingerprint().isEmpty() && failure.fingerprint().equals(last.fingerprint());
    }
}
