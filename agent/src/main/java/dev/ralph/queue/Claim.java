package dev.ralph.queue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a reply says about itself; never a verdict. */
public record Claim(Word word, Map<String, String> fields) {

    /** The claim in one word. */
    public enum Word {
        /** The reply has no status block. */
        NONE,
        /** There is a block or the beginning of one, and it does not say where the task stands. */
        UNPARSEABLE,
        PENDING,
        IN_PROGRESS,
        COMPLETE,
        FAILED,
        BLOCKED,
        DECOMPOSED
    }

    public Claim {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
