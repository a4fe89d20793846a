package dev.ralph.model;

import java.util.List;
import java.util.stream.Stream;

/** Edits that are applied all together or not at all, in order. */
public record Patch(List<Edit> edits) {

    public static final Patch EMPTY = new Patch(List.of());

    public Patch {
        edits = List.copyOf(edits);
    }

    public Patch plus(Patch more) {
        return new Patch(Stream.concat(edits.stream(), more.edits.stream()).toList());
    }
}
