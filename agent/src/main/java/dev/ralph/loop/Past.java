package dev.ralph.loop;

import dev.ralph.queue.PastFailure;
import java.util.List;

/** stub. */
final class Past {
    private Past() {}

    static List<String> of(List<PastFailure> history) {
        return history.stream().map(PastFailure::text).toList();
    }
}
