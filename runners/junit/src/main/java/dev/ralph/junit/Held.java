package dev.ralph.junit;

/** What one place of the JVM's shared state holds, with the words for it. */
final class Held {

    private final Object value;
    private final String text;
    private final boolean byIdentity;

    private Held(Object value, String text, boolean byIdentity) {
        this.value = value;
        this.text = text;
        this.byIdentity = byIdentity;
    }

    /** A value that is the same when it is equal. */
    static Held value(Object value, String text) {
        return new Held(value, text, false);
    }

    /** An object that may have been written by the project: it is never asked whether it is equal. */
    static Held object(Object value) {
        return new Held(value, value == null ? "(none)" : Values.typeName(value), true);
    }

    Object value() {
        return value;
    }

    String text() {
        return text;
    }

    boolean isSameAs(Held other) {
        if (other == null) {
            return false;
        }
        return byIdentity ? value == other.value : value.equals(other.value);
    }
}
