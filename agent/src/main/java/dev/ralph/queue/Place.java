package dev.ralph.queue;

import dev.ralph.model.Task;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A place in the order of work.
 *
 * @param isWorked whether a living process works the task right now
 * @param waits what keeps it from being worked; empty when nothing does
 * @param reason why it stands at this place, in words
 */
public record Place(Task task, boolean isWorked, List<Wait> waits, String reason) {

    private static final int MOST_NAMED = 3;

    public Place {
        waits = List.copyOf(waits);
    }

    /** Whether the task can be claimed now. */
    public boolean isReady() {
        return waits.isEmpty() && !isWorked;
    }

    /** What keeps the task, in one line. */
    static String words(List<Wait> waits) {
        String named = waits.stream().limit(MOST_NAMED).map(Wait::why).collect(Collectors.joining("; "));
        int others = waits.size() - MOST_NAMED;
        return others > 0 ? "%s; and %d more".formatted(named, others) : named;
    }
}
