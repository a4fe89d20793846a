package dev.ralph.runner;

import dev.ralph.model.TestId;
import java.util.List;
import java.util.Set;

/**
 * One order of tests, to be run as if in a process of its own.
 *
 * @param tests in the order in which they run; a test may come more than once
 * @param restored state that is put back to what it was before the first test, right before the last test runs; named
 *     as in {@link dev.ralph.model.Leak#name()}
 * @param look what to look at while they run
 */
public record Probe(List<TestId> tests, Set<String> restored, Look look) {

    /** What is looked at besides the outcomes; each look costs more than the one before. */
    public enum Look {
        OUTCOMES,
        /** What each test left changed. */
        LEAKS,
        /** Also the line of code that made each of these changes. */
        LINES
    }

    public Probe {
        tests = List.copyOf(tests);
        restored = Set.copyOf(restored);
        if (tests.isEmpty()) {
            throw new IllegalArgumentException("a probe needs a test");
        }
    }

    public static Probe of(List<TestId> tests) {
        return new Probe(tests, Set.of(), Look.OUTCOMES);
    }

    /** The same, with another look. */
    public Probe looking(Look other) {
        return new Probe(tests, restored, other);
    }

    /** The same, with this state put back before the last test. */
    public Probe restoring(Set<String> places) {
        return new Probe(tests, places, look);
    }
}
