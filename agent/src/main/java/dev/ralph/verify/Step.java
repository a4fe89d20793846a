package dev.ralph.verify;

import dev.ralph.verify.PlanReport.Outcome;
import dev.ralph.verify.TestProgram.Counts;
import dev.ralph.verify.shell.Outline.Place;
import dev.ralph.verify.shell.Program;
import dev.ralph.verify.shell.Script.Element;
import java.util.List;
import java.util.Optional;

/**
 * One simple command of a line and the exit status of each time it ran.
 *
 * @param own what it alone printed, where that was kept apart; empty otherwise
 * @param output all that the line printed
 */
record Step(Place place, Element element, List<Integer> statuses, String own, String output) {

    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final int BROKEN_PIPE = 141;

    Step {
        statuses = List.copyOf(statuses);
    }

    Program program() {
        return Program.of(element);
    }

    /** How it prints counts; empty when it runs no tests. */
    Optional<TestProgram> tests() {
        return TestProgram.of(program());
    }

    boolean ran() {
        return !statuses.isEmpty();
    }

    boolean isLast() {
        return element.next().isEmpty();
    }

    /** Whether a status other than 0 is to be taken seriously: a reader that went away early is none. */
    boolean failed() {
        return statuses.stream().anyMatch(this::isFailure);
    }

    private boolean isFailure(int status) {
        return status != 0 && (status != BROKEN_PIPE || isLast());
    }

    int worst() {
        return statuses.stream()
                .filter(this::isFailure)
                .mapToInt(status -> status)
                .max()
                .orElse(0);
    }

    /**
     * Says how it broke down, rather than answered; empty when it did not.
     *
     * @param asked whether the line itself reads a meaning into its status
     */
    Optional<String> breakdown(boolean asked) {
        int status = worst();
        if (status == 0) {
            return Optional.empty();
        }
        String name = program().name().isEmpty() ? "an assignment" : program().name();
        if (status == NOT_FOUND) {
            return Optional.of("%s was not found (exit code 127)".formatted(name));
        }
        if (status == NOT_EXECUTABLE || status > 128) {
            return Optional.of("%s could not run or was killed (exit code %d)".formatted(name, status));
        }
        boolean more =
                status > 1 && (program().answersWithOne() || program().name().startsWith("python"));
        boolean inside = place.substitution() || program().isSetting();
        boolean read = asked && (!isLast() || (status > 1 && !program().name().equals("ls")));
        boolean broke = more || ((inside || read) && !program().answersWithOne());
        return broke && tests().isEmpty()
                ? Optional.of("%s broke down (exit code %d)".formatted(name, status))
                : Optional.empty();
    }

    /** What its summaries tell; those of the whole line only where it has none of its own. */
    Counts counts() {
        TestProgram form = tests().orElseThrow();
        Counts kept = form.counts(own);
        return kept.equals(Counts.NONE) ? form.counts(output) : kept;
    }

    /** What a run of tests shows; only for a step that ran tests. */
    Ruling tested() {
        TestProgram form = tests().orElseThrow();
        Counts counts = counts();
        int status = worst();
        if (status >= NOT_EXECUTABLE
                || output.contains("No module named " + program().name())) {
            return Ruling.noEvidence(
                    "%s did not run (exit code %d)".formatted(program().name(), status));
        }
        if (form == TestProgram.PYTEST && status > 1) {
            return Ruling.noEvidence("%s could not run its tests (exit code %d)"
                    .formatted(program().name(), status));
        }
        // Its output may be out of sight; but a redirection that the shell could not open ends with 1 as well.
        boolean pytestSaysNo = form == TestProgram.PYTEST && status == 1 && !element.redirected();
        if (counts.failed() > 0 || pytestSaysNo) {
            return Ruling.failed("%s: %d tests failed, %d passed (exit code %d)"
                    .formatted(program().name(), counts.failed(), counts.passed(), status));
        }
        if (status != 0) {
            return Ruling.noEvidence("%s ended with exit code %d and no test failed"
                    .formatted(program().name(), status));
        }
        return counts.summaries() >= 1
                ? new Ruling(Outcome.PASSED, "%d tests passed, none failed".formatted(counts.passed()), counts.passed())
                : Ruling.noEvidence(
                        "%s shows no test that ran".formatted(program().name()));
    }
}
