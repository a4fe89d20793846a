package dev.ralph.sandbox;

import java.util.List;

/** A place where code that nobody here wrote can run without reaching anything it was not given. */
public interface Sandbox {

    /** What it is and its version, such as {@code bubblewrap 0.8.0}; kept in the evidence. */
    String name();

    /** What this sandbox cannot enforce on this machine, one sentence each. */
    List<String> notEnforced();

    /**
     * Runs one command to its end and returns what happened; a non-zero exit or a kill at the limit is a result, not
     * an error. No process of the command is alive when this returns.
     *
     * @throws dev.ralph.model.RalphException when the sandbox itself cannot be set up
     */
    Finished run(Command command);
}
