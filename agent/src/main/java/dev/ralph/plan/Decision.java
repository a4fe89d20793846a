package dev.ralph.plan;

import dev.ralph.model.Part;
import dev.ralph.model.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How a task is to be worked. */
public sealed interface Decision {

    /**
     * In steps, by patterns.
     *
     * @param remark why a task that is too large was not split; empty for all others
     */
    record Steps(List<Step> steps, Optional<String> remark) implements Decision {
        public Steps {
            steps = List.copyOf(steps);
        }
    }

    /** By children, one for each part. */
    record Children(String reason, List<Part> parts) implements Decision {
        public Children {
            parts = List.copyOf(parts);
            if (parts.size() < 2) {
                throw new IllegalArgumentException("a task is split into two parts at least");
            }
        }
    }

    /** No rule knows how; the reason is for the person who reads that it is blocked. */
    record NeedsModel(String reason) implements Decision {}

    /** Handles every kind of decision. */
    default <R> R match(Function<Steps, R> steps, Function<Children, R> children, Function<NeedsModel, R> needsModel) {
        if (this instanceof Steps found) {
            return steps.apply(found);
        }
        if (this instanceof Children found) {
            return children.apply(found);
        }
        return needsModel.apply((NeedsModel) this);
    }
}
