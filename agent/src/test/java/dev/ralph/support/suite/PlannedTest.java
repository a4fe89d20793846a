package dev.ralph.support.suite;

import dev.ralph.model.TestId;
import java.util.List;

/** A test of a planned suite: what it does to state and what it wants of it, in order. */
public record PlannedTest(TestId id, List<Act> acts) {

    public PlannedTest {
        acts = List.copyOf(acts);
    }

    /** What a test does. */
    public sealed interface Act {}

    /** Changes a place to a value of its own; doing so twice is as once. */
    public record Sets(Place place, String value) implements Act {}

    /** Adds one more to what is in a place. */
    public record Adds(Place place) implements Act {}

    /** Puts a place back to what it was at first. */
    public record Clears(Place place) implements Act {}

    /** Copies whether a place is changed to another, for polluters that only work after another. */
    public record Passes(Place from, Place to) implements Act {}

    /** Fails when all of these places are changed. */
    public record FailsIf(List<Place> places) implements Act {}

    /** Fails unless the place is changed. */
    public record FailsUnless(Place place) implements Act {}

    /** Is skipped when the place is changed. */
    public record SkipsIf(Place place) implements Act {}

    /** Fails in so many of a hundred runs. */
    public record FailsAtRandom(int percent) implements Act {}

    /** Fails always. */
    public record Fails() implements Act {}

    /** Takes this time. */
    public record Sleeps(int millis) implements Act {}
}
