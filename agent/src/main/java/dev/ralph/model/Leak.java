package dev.ralph.model;

/**
 * State that a test left behind, as seen around the test.
 *
 * @param shape what is held there; {@code VALUE} for rows and sequences
 * @param where the field ({@code pkg.Class#field}), table or sequence
 * @param before what it held before the test, shortened
 * @param after what it held after the test, shortened
 */
public record Leak(TestId polluter, Kind kind, Shape shape, String where, String before, String after) {

    /** What kind of state carries the leak. */
    public enum Kind {
        STATIC_FIELD,
        ROWS,
        SEQUENCE
    }

    /** What a static field holds, and with it what can be done about the leak. */
    public enum Shape {
        /** A number, a text or another value that never changes itself. */
        VALUE,
        /** A collection, map or array whose contents can be copied. */
        CONTENTS,
        /** An object of the target's own, whose inside cannot be copied safely. */
        OBJECT,
        /** Something that reaches a connection, a pool, a thread or another thing that is closed. */
        RESOURCE
    }
}
