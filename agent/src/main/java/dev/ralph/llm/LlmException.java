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
    private final transient Optional<Usage> paid;

    /**
     * What went wrong.
     *
     * @param kind AGENT for an answer that is cut, empty or malformed; ENVIRONMENT for everything around the model
     * @param problem for a person; holds no secret
     * @param passing whether the same call may well succeed in a while
     * @param wait how long the provider says to wait
     */
    public LlmException(FailureClass kind, Problem problem, boolean passing, Optional<Duration> wait) {
        this(kind, problem, passing, wait, Optional.empty());
    }

    private LlmException(
            FailureClass kind, Problem problem, boolean passing, Optional<Duration> wait, Optional<Usage> paid) {
        super("%s (%s): %s".formatted(problem.what(), problem.where(), problem.remedy()));
        this.kind = kind;
        this.problem = problem;
        this.passing = passing;
        this.wait = wait;
        this.paid = paid;
    }

    /** The same for an answer that came and is paid for; {@link Usage#NONE} when nobody says how many tokens it had. */
    LlmException paid(Usage usage) {
        return new LlmException(kind, problem, passing, wait, Optional.of(usage));
    }

    /** What is paid for although it cannot be used; empty when there was no answer. */
    Optional<Usage> paid() {
        return paid;
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
