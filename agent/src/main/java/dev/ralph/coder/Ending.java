package dev.ralph.coder;

import dev.ralph.model.FailureClass;
import dev.ralph.model.Part;
import java.util.List;

/** How the work of a model on a task ended. Its words are claims; only runs of the tests decide. */
public sealed interface Ending {

    /** It says that the change on the desk is its whole work; {@code claim} is what it says about it. */
    record HandedIn(String claim) implements Ending {}

    /** It says that the task is to be split. */
    record Delegated(String reason, List<Part> parts) implements Ending {
        public Delegated {
            parts = List.copyOf(parts);
        }
    }

    /** It needs a person. */
    record Asked(String question) implements Ending {}

    /** It came to nothing, and this is whose failure that is. */
    record Stopped(FailureClass kind, String reason) implements Ending {}
}
