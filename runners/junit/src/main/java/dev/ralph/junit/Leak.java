package dev.ralph.junit;

/** State that a test left behind. */
final class Leak {

    /** What carries the state. */
    enum Kind {
        STATIC_FIELD,
        ENVIRONMENT,
        SYSTEM_PROPERTY,
        WORKING_DIRECTORY,
        LOCALE,
        TIME_ZONE,
        LOGGING,
        STREAM,
        THREAD,
        CONTEXT_LOADER,
        REGISTRY,
        FILE,
        ROWS,
        SEQUENCE
    }

    /** What putting it back would take. */
    enum Shape {
        /** One value, or the reference itself. */
        VALUE,
        /** What is in a collection, a map, an array or an atomic. */
        CONTENTS,
        /** The insides of an object of the target. */
        OBJECT,
        /** An object that holds something to be closed. */
        RESOURCE
    }

    private static final int LONGEST = 120;

    private final Kind kind;
    private final String where;
    private final String before;
    private final String after;
    private final Shape shape;

    Leak(Kind kind, String where, String before, String after, Shape shape) {
        this.kind = kind;
        this.where = where;
        this.before = shortened(before);
        this.after = shortened(after);
        this.shape = shape;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    Kind kind() {
        return kind;
    }

    /** The name of the place among all of one JVM. */
    String name() {
        return kind + ":" + where;
    }

    String where() {
        return where;
    }

    String before() {
        return before;
    }

    String after() {
        return after;
    }

    Shape shape() {
        return shape;
    }
}
