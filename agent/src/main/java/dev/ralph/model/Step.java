package dev.ralph.model;

import java.util.List;

/**
 * One part of a plan: what it reaches and the patterns that reach it.
 *
 * @param number counted from 1
 */
public record Step(int number, String goal, List<String> patterns) {

    public Step {
        patterns = List.copyOf(patterns);
    }
}
