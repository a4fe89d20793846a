package dev.ralph.provider;

import java.util.function.Function;

/** What came of opening a provider: ready for cells, or the reason why none of its cells can run. */
public sealed interface Opened {

    /** A session that the caller closes. */
    record Ready(ProviderSession session) implements Opened {}

    /** What is missing and what to do about it, in one line. */
    record Unavailable(String reason) implements Opened {}

    /** Handles both; a provider that is missing must be said and is never skipped in silence. */
    default <R> R match(Function<Ready, R> ready, Function<Unavailable, R> unavailable) {
        if (this instanceof Ready it) {
            return ready.apply(it);
        }
        return unavailable.apply((Unavailable) this);
    }
}
