package dev.ralph.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The RALPH_STATUS block of a task file: what the file says about where the task stands.
 *
 * @param status empty when the file has no block or one whose STATUS is not a known word
 * @param fields every {@code KEY: value} of the block in file order, keys in capitals
 */
public record StatusBlock(Optional<Status> status, Map<String, String> fields) {

    public StatusBlock {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
