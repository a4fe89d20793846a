package dev.ralph.llm;

import dev.ralph.model.FailureClass;
import dev.ralph.model.Problem;
import java.time.Duration;
import java.util.Optional;

/** A model that gave no answer that can be used: whose failure it is, and whether another try may help. */
public final class LlmException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final FailureClass kind;
    private final transient Problem problem;
    private final boolean passing;
    private final transient Optional<Duration> wait;

    /**
     * What went wrong.
     *
     * @param kind AGENT for an answer that is cut, empty or malformed; ENVIRONMENT for everything around the model
     * @param problem for a person; holds no secret
     * @param passing whether the same call may well succeed in a while
     * @param wait how long the provider says to wait
     */
    public LlmException(FailureClass kind, Problem problem, boolean passing, Optional<Duration> wait) {
        super("%s (%s): %s".formatted(problem.what(), problem.where(), problem.remedy()));
        this.kind = kind;
        this.problem = problem;
        this.passing = passing;
        this.wait = wait;
    }

    public FailureClass kind() {
        return kind;
    }

    public Problem problem() {
        return problem;
    }

    public boolean isPassing() {
        return passing;
    }

    public Optional<Duration> waitFor() {
        return wait;
    }
}
