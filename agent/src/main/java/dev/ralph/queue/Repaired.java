package dev.ralph.queue;

import java.util.List;

/** A file as it is without double-decoded text, and the lines in which it differs. */
public final class Repaired {

    private final byte[] before;
    private final byte[] after;
    private final List<Integer> changed;

    Repaired(byte[] before, byte[] after, List<Integer> changed) {
        this.before = before.clone();
        this.after = after.clone();
        this.changed = List.copyOf(changed);
    }

    /** The repaired file. */
    public byte[] bytes() {
        return after.clone();
    }

    /** The numbers of the lines that differ. */
    public List<Integer> changedLines() {
        return changed;
    }

    /**
     * Returns the repair as a unified diff, to be shown; bytes that are not UTF-8 are replacement characters in it.
     *
     * @param name the file, as {@code a/} and {@code b/} are put before it
     */
    public String diff(String name) {
        return LineDiff.unified(name, Lines.of(before), Lines.of(after), changed);
    }
}
