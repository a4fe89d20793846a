package dev.ralph.model;

import java.util.function.Function;

/** One change to one file; {@code path} is relative to the root of the repository, with forward slashes. */
public sealed interface Edit {

    String path();

    /** Creates a file that must not exist yet. */
    record CreateFile(String path, String content) implements Edit {}

    /** Replaces text that must occur exactly once; no text is replaced in a file that is empty, and in no other. */
    record ReplaceText(String path, String find, String replacement) implements Edit {}

    /** Handles every kind of edit; a new kind adds a parameter, so every caller must answer for it. */
    default <R> R match(Function<CreateFile, R> create, Function<ReplaceText, R> replace) {
        if (this instanceof CreateFile edit) {
            return create.apply(edit);
        }
        return replace.apply((ReplaceText) this);
    }
}
