package dev.ralph.model;

/**
 * What decides when a task is worked.
 *
 * @param queue lower-case name, such as {@code tdd}
 * @param priority 0 (first) to 3
 * @param wsjf weighted shortest job first; higher goes first
 */
public record Ranking(String queue, int priority, double wsjf) {}
