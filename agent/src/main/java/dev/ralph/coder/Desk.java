package dev.ralph.coder;

import dev.ralph.model.Edit;
import dev.ralph.model.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The private clone of a task as a model sees it: files that it may read and change, and tests that it may run. What
 * is there is no folder of this machine, so no path can lead out of it.
 */
public interface Desk {

    /** The paths of all files, relative to the repository, with forward slashes. */
    List<String> files();

    /** Returns what a file holds now; empty when there is no such file, or it is no text. */
    Optional<String> read(String path);

    /**
     * Changes or creates a file.
     *
     * @throws dev.ralph.model.RalphException when the path may not be written or the edit does not fit
     */
    void apply(Edit edit);

    /** All that was changed so far, as a unified diff; empty when nothing was. */
    String diff();

    /** Everything that speaks against the change as it is; nothing when it may be handed in. */
    List<Problem> objections();

    /**
     * Runs tests with the change, in the sandbox.
     *
     * @param tests in this order; empty for what the task is about
     * @return how each of them ended, for a model to read; the same for the same outcomes
     * @throws dev.ralph.model.RalphException when a test is not known or the project does not build
     */
    String run(List<String> tests);

    /** Looks again at what the tests of the task leave behind, with the change. */
    String diagnose();

    /** The names of the patterns that can be applied. */
    List<String> patterns();

    /**
     * Applies a pattern to what is known of the leak.
     *
     * @return what it changed
     * @throws dev.ralph.model.RalphException when there is no such pattern or it does not apply
     */
    String apply(String pattern);

    /** Writes the files as they are now into a folder that foreign code may work in. */
    Path export();
}
