package dev.ralph.model;

/**
 * State that a test left behind, as seen around the test.
 *
 * @param where the field ({@code pkg.Class#field}), table or sequence
 * @param before what it held before the test, shortened
 * @param after what it held after the test, shortened
 */
public record Leak(TestId polluter, Kind kind, String where, String before, String after) {

    /** What kind of state carries the leak. */
    public enum Kind {
        STATIC_FIELD,
        ROWS,
        SEQUENCE
    }
}
