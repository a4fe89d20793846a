package dev.ralph.queue;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One task of a plan as it stands in the file, in whichever of the two forms, before it is judged. */
final class PlanElement {

    private final int line;
    private final PlanNotes notes;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Set<String> broken = new HashSet<>();

    PlanElement(int line, PlanNotes notes) {
        this.line = line;
        this.notes = notes;
    }

    int line() {
        return line;
    }

    /**
     * Adds what was found under a name, which is in lower case with hyphens; a second of the same name is a problem.
     */
    void add(String name, String text, int at) {
        if (fields.putIfAbsent(name, text) != null) {
            notes.problem("the task of line %d has '%s' twice".formatted(line, name), at, "keep one of the two");
        }
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Remembers a part that has its problem already. */
    void addBroken(String name) {
        broken.add(name);
    }

    boolean isBroken(String name) {
        return broken.contains(name);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The text under a name; empty when there is none or a blank one. */
    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(text -> !text.isBlank());
    }

    String text(String name) {
        return field(name).orElse("");
    }
}
