package dev.ralph.junit;

/** What a value looked like at one moment, in a form that two moments can be compared by. */
final class Fingerprint {

    /** What sort of thing the value is at its top. */
    enum Sort {
        /** Null, a primitive, a string, a box, an enum constant, a class. */
        SIMPLE,
        /** A collection, a map, an array or an atomic. */
        CONTAINER,
        /** An object of one of the project's own classes. */
        OWN,
        /** Anything else; only its identity says whether it changed. */
        OPAQUE
    }

    private static final int LONGEST = 100;

    private final Sort sort;
    private final String structure;
    private final String summary;
    private final int identity;
    private final boolean closeable;
    private final boolean complete;

    Fingerprint(Sort sort, String structure, String summary, int identity, boolean closeable, boolean complete) {
        this.sort = sort;
        this.structure = structure;
        this.summary = summary;
        this.identity = identity;
        this.closeable = closeable;
        this.complete = complete;
    }

    /** Whether the value differs from an earlier one; two that were too large to see whole say nothing. */
    boolean differsFrom(Fingerprint earlier) {
        if (!complete || !earlier.complete) {
            return false;
        }
        boolean exchanged = sort == Sort.OPAQUE && earlier.sort == Sort.OPAQUE && identity != earlier.identity;
        return exchanged || !structure.equals(earlier.structure);
    }

    /** What it would take to get back from this to the earlier one. */
    private Leak.Shape shapeSince(Fingerprint earlier) {
        if (closeable || earlier.closeable) {
            return Leak.Shape.RESOURCE;
        }
        if (sort == Sort.OWN && (identity == earlier.identity || earlier.isNull())) {
            return Leak.Shape.OBJECT;
        }
        return sort == Sort.CONTAINER && earlier.sort == Sort.CONTAINER && identity == earlier.identity
                ? Leak.Shape.CONTENTS
                : Leak.Shape.VALUE;
    }

    Leak leakSince(Fingerprint earlier, String where) {
        return new Leak(Leak.Kind.STATIC_FIELD, where, earlier.shown(), shown(), shapeSince(earlier));
    }

    /** What is too long to be shown whole ends in a mark of its contents: leaks are told apart by what they hold. */
    private String shown() {
        return summary.length() <= LONGEST
                ? summary
                : String.format("%s… #%08x", summary.substring(0, LONGEST), structure.hashCode());
    }

    /** The same as if it were the value of another's place, for copies whose identity means nothing. */
    Fingerprint inPlaceOf(Fingerprint other) {
        int sameIdentity = isNull() ? 0 : other.identity;
        return new Fingerprint(sort, structure, summary, sameIdentity, closeable, complete);
    }

    boolean isComplete() {
        return complete;
    }

    private boolean isNull() {
        return identity == 0;
    }
}
