package dev.ralph.support.suite;

import dev.ralph.model.Leak;

/**
 * A piece of state.
 *
 * @param isSeen whether a probe can see that it changed
 */
public record Place(String name, Leak.Kind kind, boolean isSeen) {}
