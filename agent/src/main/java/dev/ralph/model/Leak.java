package dev.ralph.model;

/**
 * State that a test left behind, as seen around the test.
 *
 * @param where the field ({@code pkg.Class#field}), table or sequence
 * @param before what it held before the test, shortened
 * @param after what it held after the test, shortened
 */
public record Leak(TestId polluter, Kind kind, String where, String before, String after, Shape shape) {

    /** What kind of state carries the leak. */
    public enum Kind {
        STATIC_FIELD,
        ROWS,
        SEQUENCE
    }

    /** What it would take to put the state back. */
    public enum Shape {
        /** One value: a primitive, a string, the reference itself, the position of a sequence. */
        VALUE,
        /** What a collection, a map, an array, an atomic or a table contains. */
        CONTENTS,
        /** The insides of an object of the target's own classes, or such an object where there was none. */
        OBJECT,
        /** As before, but the object holds something that has to be closed, such as a connection. */
        RESOURCE
    }

    /** A leak in the usual shape of its kind. */
    public Leak(TestId polluter, Kind kind, String where, String before, String after) {
        this(polluter, kind, where, before, after, kind == Kind.ROWS ? Shape.CONTENTS : Shape.VALUE);
    }
}
