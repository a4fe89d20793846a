package dev.ralph.queue;

/**
 * One thing that keeps a task from being worked.
 *
 * @param on id of the task that must move first; empty when it is the task itself
 * @param why in words, as in {@code waits for T7 (FAILED)}
 */
public record Wait(String on, String why) {}
