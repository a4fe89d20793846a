package dev.ralph.model;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stops the work because a person must put something right; carries all problems of one input at once. */
public final class RalphException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public RalphException(List<Problem> problems, @Nullable Throwable cause) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), cause);
        this.problems = List.copyOf(problems);
    }

    public RalphException(Problem problem) {
        this(List.of(problem), null);
    }

    public RalphException(String what, String where, String remedy) {
        this(new Problem(what, where, remedy));
    }

    public List<Problem> problems() {
        return problems;
    }
}
