package dev.ralph.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What must hold when a plan is done.
 *
 * @param truths behaviour that can be observed, in words
 * @param artifacts files that must exist and hold something
 * @param keyLinks connections between them
 */
public record MustHaves(List<String> truths, List<Artifact> artifacts, List<KeyLink> keyLinks) {

    public static final MustHaves NONE = new MustHaves(List.of(), List.of(), List.of());

    public MustHaves {
        truths = List.copyOf(truths);
        artifacts = List.copyOf(artifacts);
        keyLinks = List.copyOf(keyLinks);
    }

    /**
     * A file that must exist.
     *
     * @param path relative to the project
     * @param provides what it is for, in words; may be empty
     * @param minLines how many lines it must have at least
     * @param contains text that it must hold, literally
     * @param exports texts that it must hold, each literally
     */
    public record Artifact(
            String path, String provides, OptionalInt minLines, Optional<String> contains, List<String> exports) {

        public Artifact {
            exports = List.copyOf(exports);
        }
    }

    /**
     * A connection that can be seen in the file {@code from}.
     *
     * @param via how they are connected, in words; may be empty
     * @param pattern regular expression to be found in {@code from}; without it, {@code from} must hold the text of
     *     {@code to}
     */
    public record KeyLink(String from, String to, String via, Optional<String> pattern) {}
}
